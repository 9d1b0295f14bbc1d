using System.Globalization;
using Attache.Language.Names;
using CsCheck;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>Dictionaries of a user: what their lines mean, what is said of lines that mean nothing, and that they hold when a story is read.</summary>
public sealed class ActorDictionaryTests
{
    private const string Text = """
        # actors of the harbour talks
        OLA_BETA_ ; port minister
        +O._BETA
        +BETA
            [DNKGOV 200101-211231]
            [DNKELI >211231]
            [DNKOPP <200101]
        HARBOUR_LEAGUE [NGOLAB]
        DOCK_WARDEN {DOCK_WARDENS} [~COP]
        """;

    [Fact]
    public void Actors_have_forms_and_dated_codes()
    {
        var read = ActorDictionary.Read(Text);
        Assert.Empty(read.Problems);
        var beta = read.Actors[0];
        Assert.Equal(["OLA BETA", "O. BETA", "BETA"], beta.Forms);
        Assert.Equal(
            [
                new DictionaryCode("DNKGOV", new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31)),
                new DictionaryCode("DNKELI", new DateOnly(2022, 1, 1), null),
                new DictionaryCode("DNKOPP", null, new DateOnly(2019, 12, 31)),
            ],
            beta.Codes);
        Assert.Equal(["HARBOUR LEAGUE"], read.Actors[1].Forms);
        var warden = Assert.Single(read.Agents);
        Assert.Equal(("DOCK WARDEN", "COP"), (warden.Phrase, warden.Role));
        Assert.Equal(["DOCK WARDENS"], warden.Plurals);
    }

    [Fact]
    public void Macros_stand_for_their_words()
    {
        var read = ActorDictionary.Read("!RANK! = GENERAL, COLONEL\n!RANK!_OMEGA [CHEMIL]");
        Assert.Equal(["GENERAL OMEGA", "COLONEL OMEGA"], Assert.Single(read.Actors).Forms);
    }

    [Theory]
    [InlineData("+BETA", 1, "synonym stands before any name")]
    [InlineData("[DNKGOV]", 1, "code stands before any name")]
    [InlineData("BETA\n", 1, "has no code")]
    [InlineData("# x\nBETA [DNKGOV 20013]", 2, "days that I cannot read")]
    [InlineData("BETA [DNKGOV 220101-210101]", 1, "days that I cannot read")]
    [InlineData("BETA [DN]", 1, "no code of letters in threes")]
    [InlineData("BETA [DNKGOV", 1, "is no code")]
    [InlineData("WARDEN {WARDENS [~COP]", 1, "is not closed")]
    [InlineData("WARDEN {WARDENS} [COP]", 1, "give its role")]
    [InlineData("WARDEN [~COPPER!]", 1, "is no role")]
    public void A_bad_line_is_named(string text, int line, string message)
    {
        var problem = Assert.Single(ActorDictionary.Read(text).Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_leaves_the_rest()
    {
        var read = ActorDictionary.Read("BETA [DNKGOV 2001]\nGAMMA [DNKMIL]");
        Assert.Equal(["GAMMA"], Assert.Single(read.Actors).Forms);
        Assert.Single(read.Problems);
    }

    [Fact]
    public void Any_lines_are_read_without_failure() =>
        Gen.OneOf(
            Gen.String[0, 30],
            Gen.Int[0, 16].Select(i => new[] { "[", "]", "{", "}", "+", "_", "~", "<", ">", "-", "!", "=", "#", ";", "<!--", "-->", "FRA" }[i]),
            Gen.Int[0, 9].Select(i => new[] { "BETA_", "+BETA", "[FRAGOV]", "[FRA <990101]", "[FRA 990101-000101]", "{BETAS}", "[~GOV]", "!M! = A, B", "\n", " " }[i]))
        .Array[0, 20].Sample(pieces =>
        {
            string text = string.Concat(pieces);
            var read = ActorDictionary.Read(text);
            int lines = text.Split('\n').Length;
            Assert.All(read.Problems, p => Assert.InRange(p.Line, 1, lines));
            Assert.All(read.Actors, a => Assert.True(a.Codes.Count > 0 && a.Forms.All(f => f.Length > 0)));
            Assert.All(read.Agents, a => Assert.True(a.Phrase.Length > 0 && a.Role.Length % 3 == 0));
        }, iter: 3000);

    private static readonly Gen<string> Words = Gen.Int[1, 3].SelectMany(n => Gen.String[Gen.Char['A', 'Z'], 1, 8].Array[n]).Select(w => string.Join(' ', w));

    private static readonly Gen<DictionaryCode> Codes = Gen.Select(Gen.Int[0, 3], Gen.Int[711000, 745000], Gen.Int[0, 3000], Gen.Int[0, 2]).Select((kind, day, length, code) =>
    {
        DateOnly first = DateOnly.FromDayNumber(day), last = first.AddDays(length);
        return new DictionaryCode(new[] { "FRA", "FRAGOV", "IGOUNO" }[code], kind is 1 or 3 ? first : null, kind is 2 or 3 ? last : null);
    });

    [Fact]
    public void What_was_written_is_read() =>
        Gen.Select(Words.Array[1, 3], Codes.Array[1, 3]).Array[1, 4].Sample(actors =>
        {
            string text = string.Join('\n', actors.Select(a =>
                string.Join("\n+", a.Item1.Select(f => f.Replace(' ', '_') + "_")) + "\n" + string.Join('\n', a.Item2.Select(c => $"\t[{c.Code} {Days(c)}]"))));
            var read = ActorDictionary.Read(text);
            Assert.Empty(read.Problems);
            Assert.Equal(actors.Select(a => string.Join('|', a.Item1.Distinct())), read.Actors.Select(a => string.Join('|', a.Forms)));
            Assert.Equal(actors.SelectMany(a => a.Item2), read.Actors.SelectMany(a => a.Codes));
        }, iter: 500);

    [Fact]
    public void The_dictionary_beats_the_tables_on_its_days()
    {
        Assert.Equal(("DNK", "GOV"), Who("Ola Beta closed the harbour.", "Beta", new DateOnly(2021, 5, 1)));
        Assert.Equal(("DNK", "ELI"), Who("Ola Beta closed the harbour.", "Beta", new DateOnly(2022, 5, 1)));
        Assert.Equal(("DNK", "OPP"), Who("Ola Beta closed the harbour.", "Beta", new DateOnly(2012, 5, 1)));
        Assert.Equal(("NGO", "LAB"), Who("The Harbour League called a strike.", "League", new DateOnly(2022, 5, 1)));
        Assert.Equal(("DNK", "COP"), Who("Danish dock wardens arrested two men.", "wardens", new DateOnly(2022, 5, 1)));
    }

    private static (string?, string?) Who(string text, string head, DateOnly day)
    {
        var document = English.Analyzer.Analyze(text);
        var who = new EntityReader(ActorDictionary.Read(Text)).Read(document, new StorySetting(day, null));
        var mention = who.Mentions.First(m => m.Span.Of(text).EndsWith(head, StringComparison.Ordinal));
        return (mention.Referent.Code, mention.Referent.Sector);
    }

    private static string Days(DictionaryCode c)
    {
        static string D(DateOnly d) => d.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return (c.From, c.To) switch
        {
            (null, null) => "",
            ({ } f, null) => ">" + D(f.AddDays(-1)),
            (null, { } t) => "<" + D(t.AddDays(1)),
            ({ } f, { } t) => D(f) + "-" + D(t),
        };
    }
}
