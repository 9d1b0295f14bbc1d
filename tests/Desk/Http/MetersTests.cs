using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Tests.Desk.Http;

/// <summary>What the desk counts of its own work.</summary>
public sealed class MetersTests
{
    [Fact]
    public async Task Decisions_stories_and_the_queue_are_counted()
    {
        using var desk = RunningDesk.Over(Stories.Expulsion().Reading());
        var factory = desk.Services.GetRequiredService<IMeterFactory>();
        var seen = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            // Other tests run desks of their own in this process.
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "Attache.Desk" && instrument.Meter.Scope == factory) l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            string name = instrument.Name + string.Concat(tags.ToArray().Select(t => $" {t.Value}"));
            seen.AddOrUpdate(name, value, (_, before) => instrument is Counter<long> ? before + value : value);
        });
        listener.Start();
        using var client = desk.Client();
        string id = Stories.Expulsion().Id(0);
        await client.PostAsJsonAsync($"/api/v1/findings/{id}/accept", new { after = 0 });
        await client.PostAsJsonAsync($"/api/v1/findings/{id}/reject", new { after = 0 });
        await client.Send($"/review/{Stories.Expulsion().Id(1)}/reject", await client.Token("/review"), ("after", "0"));
        await client.PostAsync("/api/v1/stories?date=2022-02-07", new StringContent("PARIS (AWP) - France expelled the ambassador of Mali on Monday.\n\nThe ministry said so in a statement.\n"));
        Assert.Equal(1, seen["attache.decisions accept taken"]);
        Assert.Equal(1, seen["attache.decisions reject conflict"]);
        Assert.Equal(1, seen["attache.decisions reject taken"]);
        Assert.Equal(1, seen["attache.stories.read True"]);
        Assert.True(seen["attache.findings.recorded"] > 0);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        long waiting = desk.Waiting();
        do
        {
            await Task.Delay(100, cancel.Token);
            listener.RecordObservableInstruments();
        }
        while (seen["attache.review.queue"] != waiting || seen["attache.index.behind"] != 0);
        Assert.Equal(desk.Entries(), seen["attache.ledger.entries"]);
    }
}
