using Attache.Ledger;
using Attache.Tests.Unit.Views;

namespace Attache.Tests.Unit.Exchange;

/// <summary>A ledger of the stories of examples/sahel-2022 with findings made by hand.</summary>
public sealed class SahelLedger : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-exchange").FullName;

    public SahelLedger() => Store = Sahel.Store(folder);

    public ILedgerStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
