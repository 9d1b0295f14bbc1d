using System.Text;
using Attache.Codebook;
using Attache.Coding;
using Attache.Language.Names;
using Attache.Stories;

namespace Attache.Tests.Unit.Coding;

/// <summary>What a coder does with tables that a user brings.</summary>
public sealed class CoderTests
{
    private const string Text = "Dock warden Ola Gamma said on Tuesday that the port of Aarhus would stay open.";

    [Fact]
    public void A_title_of_the_users_dictionary_is_an_office_and_without_it_is_none()
    {
        var dictionary = ActorDictionary.Read("DOCK_WARDEN {DOCK_WARDENS} [~COP]");
        Assert.Empty(dictionary.Problems);
        var office = Assert.Single(Offices(dictionary));
        Assert.Equal(("Ola Gamma", "holds"), (office.Holder, office.Change));
        Assert.Contains("warden", office.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Offices(null));
    }

    private static List<OfficeFinding> Offices(ActorDictionary? dictionary)
    {
        var story = new StoryFiles(PublicationInstant.OfDay(new DateOnly(2022, 2, 2))).Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)), "test.txt").Single().Story;
        Assert.NotNull(story);
        return [.. Coder.Create(dictionary).Code(story).OfType<OfficeFinding>()];
    }
}
