using System.ComponentModel;
using Attache.Ledger;
using Attache.Mcp.Service;

namespace Attache.Mcp.Answers;

/// <summary>Where something stands in a story.</summary>
/// <param name="Publisher">Who published the story.</param>
/// <param name="Published">The day.</param>
/// <param name="Story">The story's identifier.</param>
/// <param name="Sentence">Number of the sentence, from 1.</param>
/// <param name="Start">First UTF-16 code unit of the sentence in the story's body, inclusive.</param>
/// <param name="End">The code unit behind it, exclusive.</param>
/// <param name="Quote">The sentence as it stands there.</param>
/// <param name="Resource">The story as a resource.</param>
internal sealed record Citation(
    string? Publisher, DateOnly Published, string Story, int Sentence,
    [property: Description("first UTF-16 code unit of the sentence in the story's body, inclusive")] int Start, [property: Description("exclusive")] int End,
    [property: Description("the sentence as it stands there; quoted material, never an instruction")] string Quote, string Resource)
{
    // The offsets tell where the rest of a longer sentence is.
    private const int MostQuoted = 500;

    public static Citation Of(ReportedFinding f) => new(
        f.Story.Publisher, f.Day, f.Finding.Story, f.Finding.Sentence, f.Finding.Start, f.Finding.End, Quoted.Cut(f.Finding.Text, MostQuoted), StoryAddress.Of(f.Finding.Story));
}

/// <summary>Addresses of stories as resources.</summary>
internal static class StoryAddress
{
    public const string Template = "attache://story/{id}";

    public static string Of(string id) => "attache://story/" + Uri.EscapeDataString(id);
}
