using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Tests.Unit.Ledger;

/// <summary>Stories and findings made by hand for tests of the ledger and its views.</summary>
internal sealed class Wire
{
    private readonly List<Finding> findings = [];
    private readonly string[] sentences;
    private readonly Story story;

    public Wire(string publisher, string published, params string[] sentences)
        : this(sentences, null, "1", publisher, published)
    {
    }

    public static Wire Item(string uri, string version, string publisher, string published, params string[] sentences) => new(sentences, uri, version, publisher, published);

    private Wire(string[] sentences, string? uri, string version, string publisher, string published)
    {
        this.sentences = sentences;
        string body = string.Join('\n', sentences);
        var at = published.Length == 10
            ? PublicationInstant.OfDay(DateOnly.Parse(published, null))
            : new PublicationInstant(DateTimeOffset.Parse(published, null), false);
        var blocks = new List<StoryBlock>();
        int start = 0;
        foreach (var s in sentences)
        {
            blocks.Add(new StoryBlock(BlockRole.Paragraph, new TextSpan(start, start + s.Length)));
            start += s.Length + 1;
        }
        story = new Story
        {
            Uri = uri, Version = version, Publisher = publisher, Published = at, Body = body, Layout = new StoryLayout(blocks), ContentHash = Story.Hash(body, null, at),
        };
    }

    public StoryReading Reading(string program = "attache 0.1.0") => new(story, [.. findings], program);

    public StoryReading Withdrawn() => new(story with { PubStatus = "canceled" }, [], "attache 0.1.0");

    public string Id(int index) => findings[index].Id;

    /// <summary>Adds a finding of a sentence, numbered from 1.</summary>
    public Wire Says<T>(int sentence, T finding, string? date = null, Modality modality = Modality.Actual, double confidence = 0.9, params Entity[] from)
        where T : Finding
    {
        var span = story.Layout.Blocks[sentence - 1].Span;
        findings.Add(FindingId.Assign(
            finding with
            {
                Story = story.Id, Sentence = sentence, Start = span.Start, End = span.End, Text = sentences[sentence - 1], Modality = modality, Confidence = confidence,
                Date = date is null ? null : EdtfDate.Parse(date), Attribution = from.Length > 0 ? from : null, Why = new Reason("test", ["word"]),
            },
            story.ContentHash));
        return this;
    }

    public static PostFinding Post(string change, string sending, string receiving, string? holder = null, string post = "ambassador") =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Post = post, Sending = sending, Receiving = receiving, Holder = holder, Change = change };

    public static EventFinding Event(string category, string? mode, Entity[] actor, Entity[] recipient, params Place[] location) => new()
    {
        Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Category = category, Mode = mode is null ? null : [mode], Actor = actor, Recipient = recipient.Length > 0 ? recipient : null,
        Location = location.Length > 0 ? location : null, Score = Plover.Standard.Score(category, mode is null ? null : [mode]), Cameo = "000", Quad = Plover.Standard.Categories[category].Quad,
    };

    public static DeploymentFinding Force(string? force, string contributor, string change, string[]? from = null, string[]? to = null, int? strength = null, string? relieves = null) => new()
    {
        Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Force = force, Contributor = [contributor], Change = change, From = Places(from), To = Places(to), Strength = strength, Relieves = relieves,
    };

    public static TalksFinding Talks(string status, string? subject, params Entity[] who) =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Status = status, Subject = subject, Participants = who };

    public static DecisionFinding Decision(string status, string? deadline, string? matter, params Entity[] by) =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Status = status, Deadline = deadline is null ? null : EdtfDate.Parse(deadline), Matter = matter, By = by };

    public static RelationFinding Relation(string a, string b, string tone, string? words = null) =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Between = [a, b], Tone = tone, Assessment = words };

    public static StatementFinding Statement(Entity speaker, string cue, string content, bool quoted = true) =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Speaker = speaker, Cue = cue, Content = content, Quoted = quoted };

    public static OfficeFinding Office(string holder, string title, string of, string change = "holds") =>
        new() { Story = "", Sentence = 1, Start = 0, End = 0, Text = "", Holder = holder, Title = title, Of = of, Change = change };

    public static Entity State(string code, string text) => new() { Text = text, Code = code, Sector = "GOV" };

    public static Place Place(string name, string country) => new() { Text = name, Name = name, Country = country };

    private static Place[]? Places(string[]? names) => names is null ? null : [.. names.Select(n => n.Split('/') is [var name, var country] ? Place(name, country) : Place(n, "XXX"))];

    /// <summary>A dispatch of 7 February 2022 on France and Mali, in words of its own, with all that the first story of the project tells.</summary>
    public static Wire Seed()
    {
        Entity france = State("FRA", "France"), mali = State("MLI", "Mali"), niger = State("NER", "Niamey"), europe = new() { Text = "European partners", Code = "EUR", Sector = "GOV" };
        Entity parly = new() { Text = "Florence Parly", Code = "FRA", Sector = "GOV", Person = "Florence Parly", Office = "Minister of the Armed Forces" };
        Entity media = new() { Text = "French media", Name = "French media", Code = "FRA", Sector = "MED" };
        Entity press = new() { Text = "the French press", Name = "French press", Code = "FRA", Sector = "MED" };
        return new Wire(
                "APA", "2022-02-07",
                "Paris and its European partners are talking about a complete pull-out of their soldiers from Mali.",
                "Never have France and Mali got on so badly.",
                "French media see a tendency to withdraw Barkhane and Takuba, the European force that was to take its place.",
                "On 31 January the authorities in Bamako expelled the ambassador of France.",
                "“One does not stay where one cannot work,” a diplomat told the French press.",
                "“We will not stay at any price,” said Florence Parly, the Minister of the Armed Forces.",
                "France and its partners mean to decide within two weeks.",
                "Moving the French army from Ménaka, Gossi and Gao to Niger is an option under study.",
                "The minister was in Niamey last Wednesday to see President Mohamed Bazoum.",
                "Mali called its ambassador in Paris, Toumani Djime Diallo, home two years ago.",
                "Since then Mali has no ambassador in Paris.",
                "In August 2021 the junta put forward Moussa Sy.",
                "Paris did not accept him.")
            .Says(1, Talks("under-way", "a complete pull-out of their soldiers from Mali", france, europe))
            .Says(1, Force(null, "FRA", "withdrawing", from: ["Mali/MLI"]), modality: Modality.Considered)
            .Says(1, Event("CONSULT", null, [france, europe], []))
            .Says(2, Relation("FRA", "MLI", "crisis", "Never have France and Mali got on so badly"))
            .Says(3, Force("Operation Barkhane", "FRA", "withdrawing"), null, Modality.Considered, 0.7, media)
            .Says(3, Force("Takuba", "EUR", "withdrawing"), null, Modality.Considered, 0.9, media)
            .Says(3, Force("Takuba", "EUR", "taking-over", relieves: "Operation Barkhane"), modality: Modality.Planned)
            .Says(4, Post("expelled", "FRA", "MLI"), "2022-01-31")
            .Says(4, Event("SANCTION", "expel", [mali], [france], Place("Bamako", "MLI")), "2022-01-31")
            .Says(5, Statement(new Entity { Text = "a diplomat", Anonymous = true, Code = "FRA" }, "say", "“One does not stay where one cannot work,”"), null, Modality.Actual, 0.9, press)
            .Says(6, Statement(parly, "say", "“We will not stay at any price,”"))
            .Says(6, Office("Florence Parly", "Minister of the Armed Forces", "FRA"))
            .Says(7, Decision("pending", "2022-02-21", "a final decision", france, europe))
            .Says(8, Force("French army", "FRA", "redeploying", from: ["Ménaka/MLI", "Gossi/MLI", "Gao/MLI"], to: ["Niger/NER"]), modality: Modality.Considered)
            .Says(9, Event("CONSULT", "visit", [parly], [niger], Place("Niamey", "NER")), "2022-02-02")
            .Says(9, Office("Mohamed Bazoum", "President", "NER"))
            .Says(10, Post("recalled", "MLI", "FRA", "Toumani Djime Diallo"), "2020~")
            .Says(10, Event("SANCTION", "withdraw", [mali], [france]), "2020~")
            .Says(11, Post("vacant", "MLI", "FRA"))
            .Says(12, Post("nominated", "MLI", "FRA", "Moussa Sy"), "2021-08")
            .Says(13, Post("agrément-refused", "MLI", "FRA", "Moussa Sy"))
            .Says(13, Event("REJECT", null, [france], [mali]));
    }
}

/// <summary>Short forms for tests of stores.</summary>
internal static class StoreChecks
{
    /// <summary>Checks the chain under the test's cancellation.</summary>
    public static ChainCheck Check(this ILedgerStore store) => store.Verify(null, TestContext.Current.CancellationToken);
}
