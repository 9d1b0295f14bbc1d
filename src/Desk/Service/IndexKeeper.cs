using Attache.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attache.Desk.Service;

/// <summary>Keeps the index up to a ledger that other programs write to, such as <c>attache read</c> beside a running desk.</summary>
internal sealed partial class IndexKeeper(DeskData data, ILogger<IndexKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, data.Clock);
        do
        {
            try
            {
                await Task.Run(
                    () =>
                    {
                        data.CatchUp(stoppingToken);
                        data.Measure();
                    },
                    stoppingToken).ConfigureAwait(false);
            }
            catch (LedgerException e)
            {
                // Locked or out of reach for now; the next round tries again.
                Failed(e.Message);
            }
            catch (Microsoft.Data.Sqlite.SqliteException e)
            {
                Failed(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(LogLevel.Warning, "The index could not be brought up to the ledger: {Why}")]
    private partial void Failed(string why);
}
