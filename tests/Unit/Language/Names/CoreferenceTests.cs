using Attache.Language.Names;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>Second mentions: whom a pronoun, a bare title, a surname or a short form means.</summary>
public sealed class CoreferenceTests
{
    private static readonly EntityReader Reader = new();

    [Theory]
    [InlineData("Kenya expelled the ambassador. It gave no reason.", "It", "KEN", null)]
    [InlineData("Poland and Lithuania closed the border. They called it a precaution.", "They", "POL", null)]
    [InlineData("Foreign Minister Ana Beta of Peru resigned. She gave no reason.", "She", "PER", "Ana Beta")]
    [InlineData("Foreign Minister Ana Beta of Peru resigned. The minister gave no reason.", "minister", "PER", "Ana Beta")]
    [InlineData("Foreign Minister Ana Beta of Peru resigned. Beta gave no reason.", "Beta", "PER", "Ana Beta")]
    [InlineData("Kenya protested to Uganda. The latter replied at once.", "latter", "UGA", null)]
    [InlineData("The Burmese junta freed a prisoner. The junta gave no reason.", "junta", "MMR", null)]
    [InlineData("The Polish Foreign Ministry summoned him. The ministry gave no reason.", "ministry", "POL", null)]
    [InlineData("Kenya's army left the town. Its soldiers went home.", "soldiers", "KEN", null)]
    public void Whom_a_second_mention_means(string text, string word, string code, string? name)
    {
        var mention = Find(text, word);
        Assert.NotNull(mention);
        Assert.Equal(code, mention.Referent.Code);
        if (name is not null) Assert.Equal(name, mention.Referent.Name);
    }

    [Fact]
    public void The_two_countries_are_the_two_that_were_named()
    {
        var document = English.Analyzer.Analyze("Kenya and Uganda opened the bridge on Monday. The two countries had closed it in May.");
        var read = Reader.Read(document, new StorySetting(new DateOnly(2021, 3, 4), null));
        var countries = document.Tokens.Single(t => t.Form == "countries");
        Assert.Equal(["KEN", "UGA"], read.All(countries).Select(m => m.Referent.Code).Order());
    }

    [Theory]
    [InlineData("The Union for Inland Fisheries (UIF) called a strike. UIF members stayed away.", "UIF")]
    [InlineData("The Ruritanian Workers Congress (RWC) called a strike. The RWC gave no reason.", "RWC")]
    public void A_short_form_behind_a_full_name_means_the_same(string text, string acronym)
    {
        var document = English.Analyzer.Analyze(text);
        var read = Reader.Read(document, new StorySetting(new DateOnly(2021, 3, 4), null));
        var last = read.At(document.Tokens.Last(t => t.Form == acronym));
        Assert.NotNull(last);
        string full = text[4..text.IndexOf(" (", StringComparison.Ordinal)];
        Assert.Contains(full, last.Referent.Name ?? last.Referent.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_that_the_name_does_not_have_are_no_short_form_of_it()
    {
        var document = English.Analyzer.Analyze("The Union for Inland Fisheries (XYZ) called a strike. XYZ gave no reason.");
        var read = Reader.Read(document, new StorySetting(new DateOnly(2021, 3, 4), null));
        Assert.NotEqual("Union for Inland Fisheries", read.At(document.Tokens.Last(t => t.Form == "XYZ"))?.Referent.Name);
    }

    private static Mention? Find(string text, string word)
    {
        var document = English.Analyzer.Analyze(text);
        return Reader.Read(document, new StorySetting(new DateOnly(2021, 3, 4), null)).At(document.Tokens.Last(t => t.Form == word));
    }
}
