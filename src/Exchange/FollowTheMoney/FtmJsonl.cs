using System.Text.Json;
using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Exchange.FollowTheMoney;

/// <summary>
/// Facts as entities of FollowTheMoney, one a line: events with the parties of them, offices and posts with who holds them, stories, and
/// which story is evidence for which thing. Only what is actual; what is planned, considered or denied the model cannot tell apart.
/// </summary>
public sealed class FtmJsonl : IDisposable
{
    private readonly Stream stream;
    private readonly Utf8JsonWriter json;
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FtmOccupancy> occupancies = new(StringComparer.Ordinal);
    private readonly FactTelling telling = new(FileOnDay.OfFacts(new ValidDay(DateOnly.MaxValue), KnownTime.Latest, []), CountryNames.Standard);
    private long count;

    private FtmJsonl(Stream stream) => (this.stream, json) = (stream, new Utf8JsonWriter(stream, JsonlTable.Options));

    /// <summary>The kinds of facts that the model has a place for.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["event", "office", "post"];

    /// <summary>The schemas and their properties, for the documentation.</summary>
    public static IReadOnlyList<Table> Tables => FtmEntities.Tables;

    /// <summary>Writes the entities of facts; each entity once, those that others point to first.</summary>
    /// <returns>The number of entities.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, IEnumerable<Fact> facts)
    {
        using var writer = new FtmJsonl(stream);
        foreach (var fact in facts)
        {
            if (fact.Modality != Modality.Actual) continue;
            switch (fact.Evidence[0].Finding)
            {
                case EventFinding: writer.Event(fact); break;
                case OfficeFinding: writer.Office(fact); break;
                case PostFinding: writer.Post(fact); break;
            }
        }
        foreach (var occupancy in writer.occupancies.Values) writer.Put(FtmEntities.Occupancy, occupancy);
        return writer.count;
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Event(Fact fact)
    {
        var best = (EventFinding)FactTables.BestOf(fact).Finding;
        string[] involved = [.. (best.Actor ?? []).Concat(best.Recipient ?? []).Select(e => Party(e, best.Text)).OfType<string>().Distinct(StringComparer.Ordinal)];
        string name = telling.Of(fact);
        var e = new FtmEvent(FtmId.Of("event", fact.Id), name.Length > 0 ? name : best.Text, fact, best, involved);
        Put(FtmEntities.Event, e);
        Evidence(e.Id, fact);
    }

    private void Office(Fact fact)
    {
        var best = (OfficeFinding)FactTables.BestOf(fact).Finding;
        string person = Person(fact.Fullest<OfficeFinding>(f => f.Holder) ?? best.Holder, best.Of);
        if (best.Title is { Length: > 0 } title)
        {
            string? body = best.Of is { } code ? Body(FtmBodies.Government(code)) : null;
            var position = new FtmPosition(FtmId.Of("office", best.Of, FoldedName.Of(title)), title, best.Of, body);
            Put(FtmEntities.Position, position);
            Occupy(person, position.Id, fact, best.Change switch { "appointed" => true, "left" or "former" => false, _ => null }, best.Change is "holds" or "acting" or "appointed");
        }
        Evidence(person, fact);
    }

    private void Post(Fact fact)
    {
        var best = (PostFinding)FactTables.BestOf(fact).Finding;
        if (fact.Fullest<PostFinding>(f => f.Holder) is not { } holder) return;
        string person = Person(holder, best.Sending);
        string? body = best.Sending is { } code ? Body(FtmBodies.Government(code)) : null;
        var position = new FtmPosition(FtmId.Of("post", best.Post, best.Sending, best.Receiving), telling.Post(best.Post, best.Sending, best.Receiving), best.Sending, body);
        Put(FtmEntities.Position, position);
        if (best.Change is not ("nominated" or "agrément-granted" or "agrément-refused"))
            Occupy(person, position.Id, fact, best.Change switch { "appointed" or "accredited" => true, "recalled" or "expelled" or "left" => false, _ => null }, best.Change is not ("recalled" or "expelled" or "left"));
        Evidence(person, fact);
    }

    /// <param name="person">The person's identifier.</param>
    /// <param name="position">The position's.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="begins">Whether its date begins the time in office (true), ends it (false) or says neither.</param>
    /// <param name="current">Whether the person holds it by this fact.</param>
    private void Occupy(string person, string position, Fact fact, bool? begins, bool current)
    {
        string id = FtmId.Of("occupancy", person, position);
        if (!occupancies.TryGetValue(id, out var o)) occupancies[id] = o = new FtmOccupancy(id, person, position);
        if (begins == true && fact.Date?.First is not null && (o.Start?.First is null || fact.Date.First < o.Start.First)) o.Start = fact.Date;
        if (begins == true && (fact.Date?.First ?? fact.FirstDay) is var day && day > o.Begun) o.Begun = day;
        if (begins == false && fact.Date?.Last is not null && (o.End?.Last is null || fact.Date.Last > o.End.Last)) o.End = fact.Date;
        // Told as history without a date, a report does not say how things stand on its day.
        if (fact.LastDay < o.Last || (fact.Historical && current)) return;
        (o.Told, o.Last) = (current ? "current" : "ended", fact.LastDay);
    }

    private string? Party(Entity entity, string sentence) => entity.Person is { Length: > 0 } person ? Person(person, entity.Code) : Body(FtmBodies.Of(entity, sentence));

    private string? Body(FtmParty? body)
    {
        if (body is not null) Put(FtmEntities.PublicBody, body);
        return body?.Id;
    }

    private string Person(string name, string? code)
    {
        var person = new FtmParty(FtmId.Of("person", code, FoldedName.OfPerson(name)), name, code, null);
        Put(FtmEntities.Person, person);
        return person.Id;
    }

    private void Evidence(string thing, Fact fact)
    {
        foreach (var report in fact.Evidence)
        {
            Put(FtmEntities.Article, report.Story);
            Put(FtmEntities.Documentation, new FtmEvidence(thing, report, report.Finding.Kind));
        }
    }

    private void Put<T>(FtmSchema<T> schema, T entity)
    {
        if (!written.Add(schema.Id(entity))) return;
        schema.Write(stream, json, entity);
        count++;
    }
}
