using Attache.Codebook;
using Attache.Views;

namespace Attache.Exchange.Tables;

/// <summary>How a party of a finding is named in a table that people read.</summary>
internal static class PartyNames
{
    /// <summary>
    /// The name that it was resolved to; where there is none, the state's or organisation's name in place of its bare code or adjective ("Malian" in
    /// "obstruction by the Malian authorities"); else the story's words.
    /// </summary>
    public static string Of(Entity entity) => entity.Name ?? (entity.Code is { } code && CountryNames.Standard.CodeOf(entity.Text) == code ? State(code) : entity.Text);

    /// <summary>The story's words; null for a side that the sentence does not name, which has its code for words.</summary>
    /// <param name="entity">The party.</param>
    /// <param name="sentence">The sentence.</param>
    public static string? Words(Entity entity, string sentence) =>
        entity.Text == entity.Code && !sentence.Contains(entity.Text, StringComparison.Ordinal) ? null : entity.Text;

    /// <summary>English name of a state or organisation without its article; the code where it has none.</summary>
    public static string State(string code) => CountryNames.Standard.Name(code) is var name && name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;
}
