using Attache.Codebook;
using Attache.Desk.Models;
using Attache.Desk.Parts;
using Attache.Ledger.Facts;
using Attache.Views;
using Attache.Views.Brief;
using Bunit;

namespace Attache.Tests.Desk.Parts;

/// <summary>Parts of pages by themselves.</summary>
public sealed class PartsTests : BunitContext
{
    private static readonly IReadOnlyList<Ledger.ReportedFinding> Findings = Read();

    [Theory]
    [InlineData("deployment", "Force")]
    [InlineData("event", "Event")]
    public void A_kind_is_told_in_a_word_and_a_colour(string kind, string word)
    {
        var part = Render<KindLabel>(p => p.Add(x => x.Kind, kind));
        part.MarkupMatches($"<span class=\"kind k-{kind}\">{word}</span>");
    }

    [Fact]
    public void Sources_lead_to_their_sentences_and_say_what_is_left_out()
    {
        var part = Render<Sources>(p => p.Add(x => x.Of, Findings).Add(x => x.Most, 1));
        var link = Assert.Single(part.FindAll("a"));
        Assert.StartsWith("/story/1?finding=f-", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("1 more", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_that_is_not_sure_says_so()
    {
        var fact = FactMerger.Merge([.. Findings.Where(f => f.Finding is DecisionFinding)])[0];
        var part = Render<FactItem>(p => p.Add(x => x.Fact, fact).Add(x => x.Telling, FactTelling.OfFindings(fact.Evidence, CountryNames.Standard)).Add(x => x.Kind, true));
        Assert.Equal("likely", part.Find("span.tag").TextContent);
        Assert.Contains("Decision", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_searched_for_is_marked_where_a_word_begins()
    {
        var part = Render<Marked>(p => p.Add(x => x.Text, "An ambassador, no embassador <b>").Add(x => x.Terms, ["bass", "amb"]));
        Assert.Equal(["amb"], part.FindAll("mark").Select(m => m.TextContent));
        Assert.Empty(part.FindAll("b"));
    }

    [Fact]
    public void A_correction_offers_a_box_for_each_actor_and_one_more()
    {
        var field = EditField.Of(Findings.First(f => f.Finding is EventFinding).Finding).First(f => f.Name == "actor");
        var part = Render<EditBox>(p => p.Add(x => x.Field, field));
        Assert.Equal(["Mali", ""], part.FindAll("input").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public void A_form_that_was_left_as_it_was_changes_nothing()
    {
        foreach (var f in Findings)
        {
            var fields = EditField.Of(f.Finding).ToDictionary(x => x.Name, x => x.Values, StringComparer.Ordinal);
            Assert.Empty(EditField.Changes(f.Finding, name => fields[name], out var problem));
            Assert.Null(problem);
        }
    }

    [Fact]
    public void A_chain_goes_from_the_origin_to_the_publisher()
    {
        var said = Findings.First(f => f.Finding is EventFinding).Finding with
        {
            Attribution = [new Entity { Text = "the daily", Name = "Le Quotidien" }, new Entity { Text = "a diplomat", Anonymous = true }, new Entity { Text = "him", Person = "Jo B.", Office = "Minister" }],
        };
        var part = Render<Chain>(p => p.Add(x => x.Of, said).Add(x => x.Publisher, "AWP"));
        Assert.Equal(["Jo B., Minister", "a diplomat (unnamed)", "Le Quotidien", "AWP (published it)"], part.FindAll("li").Select(l => l.TextContent.Trim()));
        Assert.Empty(Render<Chain>(p => p.Add(x => x.Of, said with { Attribution = null }).Add(x => x.Publisher, "AWP")).FindAll("li"));
    }

    [Fact]
    public void A_finding_made_from_a_form_says_what_the_form_says()
    {
        foreach (var f in Findings)
        {
            var fields = EditField.Of(f.Finding).ToDictionary(x => x.Name, x => x.Values, StringComparer.Ordinal);
            var made = EditField.New(f.Finding.Kind, name => fields[name], out var problem);
            Assert.Null(problem);
            Assert.Equal(fields.SelectMany(x => x.Value.Where(v => v.Length > 0).Select(v => (x.Key, v))), EditField.Of(made!).SelectMany(x => x.Values.Where(v => v.Length > 0).Select(v => (x.Name, v))));
        }
    }

    [Fact]
    public void An_empty_form_says_what_it_needs()
    {
        foreach (string kind in Vocabulary.Standard.Kinds)
        {
            Assert.Null(EditField.New(kind, _ => [""], out var problem));
            Assert.EndsWith("is needed.", problem, StringComparison.Ordinal);
            var needed = Assert.Single(EditField.Of(EditField.Blank(kind)), x => problem!.Contains($"“{x.Label}”", StringComparison.Ordinal));
            var part = Render<EditBox>(p => p.Add(x => x.Field, needed).Add(x => x.New, true));
            Assert.Contains("(needed)", part.Markup, StringComparison.Ordinal);
        }
    }

    private static List<Ledger.ReportedFinding> Read()
    {
        string folder = Directory.CreateTempSubdirectory("attache-parts-").FullName;
        using var store = Storage.SqliteLedger.Open(Path.Combine(folder, "l.db"), TimeProvider.System);
        store.Append([Stories.Expulsion().Reading()]);
        return [.. store.Findings(new Ledger.FindingQuery())];
    }
}
