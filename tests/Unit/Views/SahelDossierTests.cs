using Attache.Exchange;
using Attache.Ledger;
using Attache.Stories;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Views;

/// <summary>The dossiers over the examples, on any day and as known on any day.</summary>
public sealed class SahelDossierTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache").FullName;
    private readonly ILedgerStore store;

    public SahelDossierTests() => store = Sahel.Store(folder);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string, string, string, string, string> Questions()
    {
        var data = new TheoryData<string, string, string, string, string>();
        using var reader = new StreamReader(Path.Combine(Repository.Root, "tests", "Unit", "Views", "Data", "questions.tsv"));
        foreach (var row in Attache.Codebook.Tsv.Read("questions", reader).Rows) data.Add(row["subject"], row["on"], row["known"], row["has"], row["lacks"]);
        return data;
    }

    internal static Subject SubjectOf(string text)
    {
        var p = text.Split(' ');
        return p[0] switch
        {
            "pair" => Subject.Pair(p[1], p[2]),
            "state" => Subject.State(p[1]),
            "force" => Subject.Force(p[1]),
            "person" => Subject.Person(string.Join(' ', p[1..])),
            _ => Subject.Post(string.Join(' ', p[1..^2]), p[^2], p[^1]),
        };
    }

    internal static ValidDay On(string day) => new(DateOnly.Parse(day, null));

    internal static KnownTime Known(string day) => day.Length == 0 ? KnownTime.Latest : KnownTime.EndOf(DateOnly.Parse(day, null));

    private static string Text(BriefDocument brief) => BriefExchange.Write(brief, BriefFormat.Text, 10_000);

    [Theory]
    [MemberData(nameof(Questions))]
    public void Answers_the_analysts_questions(string subject, string on, string known, string has, string lacks)
    {
        string text = Text(BriefComposer.Compose(store, SubjectOf(subject), On(on), Known(known), TestNames.Sahel));
        int sources = text.IndexOf("\nSources\n", StringComparison.Ordinal);
        string body = sources < 0 ? text : text[..sources];
        string plain = System.Text.RegularExpressions.Regex.Replace(body, @" (\[\d+\])+", "");
        foreach (var part in has.Split('|', StringSplitOptions.RemoveEmptyEntries)) Assert.True(plain.Contains(part, StringComparison.OrdinalIgnoreCase), $"\"{part}\" is not in\n{plain}");
        foreach (var part in lacks.Split('|', StringSplitOptions.RemoveEmptyEntries)) Assert.DoesNotContain(part, plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_what_changed_since_a_day()
    {
        string text = Text(ChangesComposer.Since(store, Subject.Pair("FRA", "MLI"), On("2022-01-27"), On("2022-02-01"), KnownTime.Latest, TestNames.Sahel));
        Assert.Contains("Before: Joël Meyer is France’s ambassador to Mali", text, StringComparison.Ordinal);
        Assert.Contains("31 January 2022: France’s ambassador to Mali, Joël Meyer, was expelled", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tessalit", text, StringComparison.Ordinal);
        Assert.Contains("nothing new", Text(ChangesComposer.Since(store, Subject.Pair("FRA", "MLI"), On("2022-08-18"), On("2022-08-19"), KnownTime.Latest, TestNames.Sahel)), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_what_was_believed_before_a_correction()
    {
        string text = Text(ChangesComposer.Believed(store, Subject.Pair("FRA", "MLI"), On("2022-01-31"), Known("2022-01-31"), KnownTime.Latest, TestNames.Sahel));
        Assert.Contains("to leave by 2 February 2022", text, StringComparison.Ordinal);
        Assert.DoesNotContain("summoned on 5 October", text, StringComparison.Ordinal);
        Assert.Contains("still stands", Text(ChangesComposer.Believed(store, Subject.Pair("FRA", "MLI"), On("2021-10-05"), Known("2021-10-05"), Known("2021-12-31"), TestNames.Sahel)), StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_what_is_due()
    {
        string text = Text(ChangesComposer.Due(store, On("2022-02-01"), 30, Known("2022-02-01"), TestNames.Sahel));
        Assert.Contains("15 February 2022: France and the European Union are to decide", text, StringComparison.Ordinal);
        Assert.Contains("3 February 2022: France’s ambassador to Mali, Joël Meyer, was expelled on 31 January 2022, to leave by 3 February 2022", text, StringComparison.Ordinal);
        Assert.Contains("Nothing in the file is due", Text(ChangesComposer.Due(store, On("2022-02-04"), 3, Known("2022-02-04"), TestNames.Sahel)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_the_stories_gives_the_same_brief()
    {
        static string All(ILedgerStore s) => string.Concat(((string[])["2020-08-19", "2021-10-05", "2022-02-18", "2022-08-18"]).Select(day => Text(BriefComposer.Compose(s, Subject.Pair("FRA", "MLI"), On(day), KnownTime.Latest, TestNames.Sahel))));
        string expected = All(store);
        for (int seed = 1; seed <= 5; seed++)
        {
            var readings = Sahel.Readings().ToArray();
            new Random(seed).Shuffle(readings);
            using var shuffled = Attache.Storage.SqliteLedger.Open(Path.Combine(folder, $"{seed}.db"), TimeProvider.System);
            foreach (var reading in readings) shuffled.Append([reading]);
            Assert.Equal(expected, All(shuffled));
        }
    }

    [Fact]
    public void Every_sentence_about_the_world_cites_its_evidence()
    {
        foreach (var (subject, day) in ((string, string)[])[("pair FRA MLI", "2022-02-18"), ("state MLI", "2022-08-18"), ("force Barkhane", "2022-01-01"), ("person Emmanuel Macron", "2022-02-18")])
        {
            var brief = BriefComposer.Compose(store, SubjectOf(subject), On(day), KnownTime.Latest, TestNames.Sahel);
            var numbers = brief.Notes.Select(n => n.Number).ToHashSet();
            foreach (var sentence in brief.Sections.Where(s => s.Heading != "About this file").SelectMany(s => s.Lines).SelectMany(l => l.Sentences))
            {
                Assert.True(sentence.Notes.Count > 0 || sentence.Text is "No successor is reported.", sentence.Text);
                Assert.Subset(numbers, sentence.Notes.ToHashSet());
            }
            Assert.DoesNotMatch(@"\b(FRA|MLI|EUR|NER|IGO|GOV|MIL)\b", BriefExchange.Write(brief, BriefFormat.Json));
        }
    }
}
