using Attache.Ledger;

namespace Attache.Tests.Unit.Ledger;

public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("Joël Meyer", "joel meyer")]
    [InlineData("Joe\u0308l  MEYER", "joel meyer")]
    [InlineData("Bah N’Daw", "bah n daw")]
    [InlineData("Łukasz Großmann-Ødegård", "lukasz grossmann odegard")]
    [InlineData("Ибрагим", "ибрагим")]
    [InlineData("—", "")]
    [InlineData(null, "")]
    public void Folds_case_accents_and_punctuation(string? name, string folded) => Assert.Equal(folded, FoldedName.Of(name));

    [Theory]
    [InlineData("Operation Barkhane", "barkhane")]
    [InlineData("the Barkhane force", "barkhane")]
    [InlineData("Opération Barkhane", "barkhane")]
    [InlineData("Task Force Takuba", "takuba")]
    [InlineData("French army", "french army")]
    [InlineData("The last unit of Barkhane", "barkhane")]
    [InlineData("2,400 soldiers in Mali", "soldiers")]
    [InlineData("About 105 soldiers", "soldiers")]
    [InlineData("At least 300 French soldiers", "french soldiers")]
    [InlineData("Russian mercenaries of the Wagner group", "russian mercenaries of the wagner group")]
    [InlineData("Operation", "operation")]
    public void Forces_lose_the_words_that_come_and_go(string name, string folded)
    {
        Assert.Equal(folded, FoldedName.OfForce(name));
    }

    [Theory]
    [InlineData("joel meyer", "meyer", true)]
    [InlineData("meyer", "joel meyer", true)]
    [InlineData("joel meyer", "emeyer", false)]
    [InlineData("joel meyer", "joel", false)]
    [InlineData("", "joel", false)]
    public void A_last_name_may_be_the_person(string a, string b, bool same) => Assert.Equal(same, FoldedName.SamePerson(a, b));
}
