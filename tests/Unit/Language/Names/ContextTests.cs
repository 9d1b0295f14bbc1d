using System.Globalization;
using Attache.Language.Names;
using Token = Attache.Language.Token;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>Names and titles that mean somebody only where they stand: capitals, states of one name, compound and nested actors, second mentions, offices by date.</summary>
public sealed class ContextTests
{
    private static readonly EntityReader Reader = new();

    [Theory]
    // Second mentions.
    [InlineData("Foreign Minister Ana Beta of Peru arrived. [The minister] signed a treaty.", "PER", "GOV", "Ana Beta")]
    [InlineData("Kenya's president met his counterpart from Togo. [The latter] invited him.", "TGO", "GOV", "Faure Gnassingbé")]
    [InlineData("Soldiers seized power in Guinea. [The junta] suspended the constitution.", "GIN", "GOV", null)]
    [InlineData("Norway froze aid and Sweden followed. [It] said more would come.", "SWE", "GOV", null)]
    // A capital is its government, or the town where one goes.
    [InlineData("[Bamako] rejected the demand.", "MLI", "GOV", null)]
    [InlineData("[Washington] imposed sanctions.", "USA", "GOV", null)]
    [InlineData("[Moscow] denied it.", "RUS", "GOV", null)]
    [InlineData("[Downing Street] declined to comment.", "GBR", "GOV", null)]
    [InlineData("[The Kremlin] denied it.", "RUS", "GOV", null)]
    [InlineData("[The Élysée] denied it.", "FRA", "GOV", null)]
    // States of one name.
    [InlineData("Rebels advanced on Goma, and [Congo] accused Rwanda.", "COD", "GOV", null)]
    [InlineData("From Brazzaville, [Congo] called for calm.", "COG", "GOV", null)]
    [InlineData("[Georgia] accused Russia of moving the border.", "GEO", "GOV", null)]
    [InlineData("[Niger] recalled its ambassador.", "NER", "GOV", null)]
    [InlineData("[Nigeria] recalled its ambassador.", "NGA", "GOV", null)]
    [InlineData("[Nigerien troops] crossed the river.", "NER", "MIL", null)]
    [InlineData("[Nigerian troops] crossed the river.", "NGA", "MIL", null)]
    // Nested actors.
    [InlineData("[The French army] left the base.", "FRA", "MIL", null)]
    [InlineData("[The army of Chad] left the base.", "TCD", "MIL", null)]
    [InlineData("[France's army] left the base.", "FRA", "MIL", null)]
    [InlineData("[The Danish parliament] voted.", "DNK", "LEG", null)]
    [InlineData("[The Chadian police] arrested two men.", "TCD", "COP", null)]
    // Officials told without their state: where they speak, of whom the sentence or the one before speaks, whose office is taken.
    [InlineData("Russia closed the border of Georgia. Georgia protested. [Foreign Minister Ivan Beta] said in Moscow that it would stay closed.", "RUS", "GOV", "Ivan Beta")]
    [InlineData("Kenya has recalled 41 envoys after Uganda threatened them, [Foreign Minister Ana Beta] said.", "KEN", "GOV", "Ana Beta")]
    [InlineData("Peru and Chile quarrel over a law, and [Prime Minister Ana Beta] accused Chilean agents of theft.", "PER", "GOV", "Ana Beta")]
    [InlineData("Venezuelan President Juan Alpha sent troops to Colombia. [President Luis Beta] protested.", "COL", "GOV", "Luis Beta")]
    // What a story says beats the table for its date.
    [InlineData("[Florence Beta, the French Minister of the Armed Forces], spoke.", "FRA", "GOV", "Florence Beta")]
    [InlineData("French Foreign Minister Ana Beta spoke. [Beta] left.", "FRA", "GOV", "Ana Beta")]
    public void Who_stands_between_the_brackets(string marked, string code, string sector, string? person)
    {
        var (mention, text) = Find(marked, new DateOnly(2022, 2, 1));
        Assert.NotNull(mention);
        var e = mention.ToEntity(text);
        Assert.Equal((code, sector, person), (e.Code, e.Sector, e.Person));
    }

    [Theory]
    [InlineData("2015-06-01", "defence minister")]
    [InlineData("2022-02-01", "foreign minister")]
    public void An_office_is_that_of_the_day(string day, string office)
    {
        var (mention, _) = Find("[Le Drian] met the envoy.", DateOnly.Parse(day, CultureInfo.InvariantCulture));
        Assert.Equal(("FRA", office), (mention?.Referent.Code, mention?.Referent.Office));
    }

    [Fact]
    public void Armed_forces_in_a_title_are_no_army() =>
        Assert.Equal("defence minister", Find("[The French Minister of the Armed Forces] spoke.", new DateOnly(2022, 2, 1)).Mention?.Referent.Office);

    [Theory]
    [InlineData("The envoy flew to [Bamako] on Monday.", true)]
    [InlineData("The envoy flew to [Mali] on Monday.", false)]
    public void A_capital_is_known_as_one(string marked, bool capital) => Assert.Equal(capital, Find(marked, new DateOnly(2022, 2, 1)).Mention?.IsCapital);

    [Theory]
    [InlineData("The envoy flew to [Moscow].", true)]
    [InlineData("Talks in [Moscow] ended late.", true)]
    [InlineData("A spokesman in [Moscow] denied it.", true)]
    [InlineData("The mayor of [Moscow] resigned.", true)]
    [InlineData("He left [Moscow] on Friday.", true)]
    [InlineData("Ties with [Moscow] are strained.", false)]
    [InlineData("[Moscow] denied it.", false)]
    [InlineData("A deal with [Moscow] was signed.", false)]
    [InlineData("The envoy flew to [Washington].", true)]
    [InlineData("Talks in [Washington] ended late.", true)]
    [InlineData("A spokesman in [Washington] denied it.", true)]
    [InlineData("[Washington] said it would help.", false)]
    [InlineData("Ties with [Washington] are strained.", false)]
    [InlineData("The envoy flew to [Bamako].", true)]
    [InlineData("Shops in [Bamako] were shut.", true)]
    [InlineData("[Bamako] said it would help.", false)]
    [InlineData("A quarrel with [Bamako] broke out.", false)]
    [InlineData("The envoy flew to [Brussels].", true)]
    [InlineData("The streets of [Brussels] were empty.", true)]
    [InlineData("[Brussels] said it would help.", false)]
    [InlineData("Ties with [Brussels] are strained.", false)]
    public void A_capital_is_a_town_or_its_government(string marked, bool town) => Assert.Equal(town, Find(marked, new DateOnly(2022, 2, 1)).Mention?.IsTown);

    [Theory]
    [InlineData("[Washington State] raised its taxes.")]
    [InlineData("[George Washington] crossed the river.")]
    [InlineData("[Turkey] sandwiches were handed out.")]
    [InlineData("[Lima] beans were scarce.")]
    [InlineData("[Brazil] nuts were sold out.")]
    [InlineData("[Havana] cigars were smuggled in.")]
    [InlineData("The [Paris] Agreement entered into force.")]
    [InlineData("The [Paris] climate deal entered into force.")]
    [InlineData("[Panama] Papers were leaked.")]
    [InlineData("The [Geneva] Conventions forbid it.")]
    [InlineData("The [Geneva] talks broke down.")]
    [InlineData("The [Paris] talks broke down.")]
    [InlineData("[Jordan Peterson] gave a lecture.")]
    [InlineData("[Chad Smith] plays the drums.")]
    [InlineData("[Georgia Tech] won the match.")]
    [InlineData("[Cyprus Avenue] was closed.")]
    [InlineData("A [Kampala]-based trader was held.")]
    public void A_name_that_only_modifies_is_no_government(string marked)
    {
        var (mention, _) = Find(marked, new DateOnly(2022, 2, 1));
        Assert.True(mention is null || mention.Referent.Sector != "GOV", mention?.ToString());
    }

    [Theory]
    [InlineData("The [Russia] sanctions were lifted.", "RUS")]
    [InlineData("The [Mali] junta held on to power.", "MLI")]
    [InlineData("The [Iran] deal fell apart.", "IRN")]
    [InlineData("[Washington] officials denied it.", "USA")]
    [InlineData("The [Ukraine] grain deal was extended.", "UKR")]
    public void A_name_that_tells_whom_a_noun_is_about_keeps_its_state(string marked, string code) =>
        Assert.Equal(code, Find(marked, new DateOnly(2022, 2, 1)).Mention?.Referent.Code);

    [Theory]
    [InlineData("France and its European partners left.", "partners", "EUR")]
    [InlineData("Kenya, Uganda and Rwanda signed.", "Kenya", "KEN RWA UGA")]
    [InlineData("The Spanish and Italian governments agreed.", "governments", "ESP ITA")]
    [InlineData("Peru and Chile closed the pass. The two countries gave no reason.", "countries", "CHL PER")]
    [InlineData("Peru and Chile closed the pass. Both sides gave no reason.", "sides", "CHL PER")]
    public void Several_are_told_apart(string text, string head, string codes)
    {
        var document = English.Analyzer.Analyze(text);
        var read = Reader.Read(document, new StorySetting(new DateOnly(2022, 2, 1), null));
        var token = document.Tokens.Last(t => t.Form == head);
        Assert.Equal(codes, string.Join(' ', read.All(token).Select(m => m.Referent.Code).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("[The Ruritanian army] left the base.")]
    [InlineData("[Zenda] rejected the demand.")]
    [InlineData("[Congo] called for calm.")]
    [InlineData("[The Union for Inland Fisheries] called a strike.")]
    public void Unknown_stays_unknown(string marked)
    {
        var (mention, text) = Find(marked, new DateOnly(2022, 2, 1));
        Assert.Null(mention?.Referent.Code);
        if (mention is not null) Assert.Equal(marked[1..marked.IndexOf(']', StringComparison.Ordinal)], mention.ToEntity(text).Text);
    }

    [Theory]
    [InlineData("The ambassador left.")]
    [InlineData("The chadors were banned.")]
    [InlineData("He ordered a malice charge dropped.")]
    public void No_name_stands_in_a_part_of_a_word(string text)
    {
        var read = Reader.Read(English.Analyzer.Analyze(text), new StorySetting(new DateOnly(2015, 2, 1), null));
        Assert.DoesNotContain(read.Mentions, m => m.Referent.Entry is not null || m.Referent.IsNamedPerson);
    }

    private static (Mention? Mention, string Text) Find(string marked, DateOnly day)
    {
        int open = marked.IndexOf('[', StringComparison.Ordinal), close = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        string text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var read = Reader.Read(English.Analyzer.Analyze(text), new StorySetting(day, null));
        bool Inside(Token t) => t.Span.Start >= open && t.Span.End <= close;
        return (read.Mentions.Where(m => Inside(m.Head) && !(m.Head.Deprel is "compound" or "amod" or "nmod:poss" && m.Head.HeadToken is { } governor && Inside(governor))).OrderByDescending(m => m.Span.Length).FirstOrDefault(), text);
    }
}
