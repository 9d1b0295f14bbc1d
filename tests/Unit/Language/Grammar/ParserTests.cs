using Attache.Language;

namespace Attache.Tests.Unit.Language.Grammar;

public sealed class ParserTests
{
    /// <summary>Examples of what coding rests on: dependent, relation, head.</summary>
    [Theory]
    [InlineData("Ruritania expelled the envoy on Monday.", "Ruritania nsubj expelled", "envoy obj expelled", "Monday obl expelled", "expelled root -")]
    [InlineData("The envoy was expelled by the government.", "envoy nsubj:pass expelled", "was aux:pass expelled", "government obl:agent expelled")]
    [InlineData("The minister accused the rebels of killing civilians.", "minister nsubj accused", "rebels obj accused", "killing advcl accused", "civilians obj killing")]
    [InlineData("France and Mali signed a treaty.", "France nsubj signed", "Mali conj France", "treaty obj signed")]
    [InlineData("“We will leave,” said the minister.", "minister nsubj said", "leave ccomp said")]
    [InlineData("The president said that the army had not left the city.", "left ccomp said", "army nsubj left", "not advmod left", "city obj left")]
    [InlineData("The union, which sent troops, will withdraw them.", "sent acl:relcl union", "which nsubj sent", "withdraw root -")]
    [InlineData("She refused to meet the delegation.", "meet xcomp refused", "delegation obj meet")]
    public void Finds_heads_and_relations(string text, params string[] wanted)
    {
        var found = English.One(text).Tokens.Select(t => $"{t.Form} {t.Deprel} {t.HeadToken?.Form ?? "-"}").ToHashSet();
        Assert.All(wanted, w => Assert.Contains(w, found));
    }

    [Theory]
    [InlineData("The men went home.", "the man go home .")]
    [InlineData("She has said that they were lying.", "she have say that they be lie .")]
    [InlineData("The children's feet froze.", "the child 's foot freeze .")]
    [InlineData("They fled after the crises and sought allies.", "they flee after the crisis and seek ally .")]
    [InlineData("The worst talks began, were held and broke off.", "the bad talk begin , be hold and break off .")]
    [InlineData("It can't be involving, stopping, or denying countries.", "it can not be involve , stop , or deny country .")]
    public void Lemmas(string text, string lemmas) =>
        Assert.Equal(lemmas, string.Join(' ', English.One(text).Tokens.Select(t => t.Lemma)));

    [Fact]
    public void Features_follow_tags_and_voice_follows_the_tree()
    {
        var tokens = English.One("They had been recalled after she left.").Tokens;
        Assert.Equal("Plur", tokens[0].Feature("Number"));
        Assert.Equal("Pass", tokens.Single(t => t.Form == "recalled").Feature("Voice"));
        Assert.Equal("Fem", tokens.Single(t => t.Form == "she").Feature("Gender"));
        Assert.Null(tokens.Single(t => t.Form == "left").Feature("Voice"));
        Assert.Equal("Past", tokens.Single(t => t.Form == "left").Feature("Tense"));
    }

    [Fact]
    public void Subtrees_and_children_follow_the_text()
    {
        var sentence = English.One("The new envoy of the union arrived.");
        var envoy = sentence.Tokens.Single(t => t.Form == "envoy");
        Assert.Equal("The new envoy of the union", envoy.Subtree.Of("The new envoy of the union arrived."));
        Assert.Equal(["The", "new", "union"], envoy.Children.Select(c => c.Form));
        Assert.Same(sentence, envoy.Sentence);
    }

    [Fact]
    public void Components_declare_what_they_need() =>
        Assert.Throws<InvalidOperationException>(() => Composition.Checked<IComponent>(English.Analyzer.Components[1], English.Analyzer.Components[0]));

    [Fact]
    public void A_missing_model_says_where_it_was_looked_for()
    {
        var e = Assert.Throws<FileNotFoundException>(() => Analyzer.Create(new AnalyzerOptions { ModelFolder = "/nowhere" }));
        Assert.Contains("/nowhere", e.Message, StringComparison.Ordinal);
    }
}
