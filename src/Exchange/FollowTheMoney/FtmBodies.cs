using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Views;

namespace Attache.Exchange.FollowTheMoney;

/// <summary>
/// Which public body a party is. What has a name of its own keeps it; "the French army", "soldiers" and "its partners" have none and are told as the armed
/// forces or the government of their state, so that one body is one entity. Crowds, rebels and firms are no public bodies.
/// </summary>
internal static class FtmBodies
{
    private static readonly Lazy<FrozenSet<string>> Words = new(() =>
        Tsv.FromResource(typeof(FtmBodies).Assembly, "exchange/body-words.tsv").Rows.Select(r => r["word"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    private static readonly string[] Articles = ["the ", "The ", "a ", "A ", "an ", "An "];

    /// <summary>The body of a party that is no person; null where it is none.</summary>
    /// <param name="entity">The party.</param>
    /// <param name="sentence">The sentence, whose first word has a capital whatever it is.</param>
    public static FtmParty? Of(Entity entity, string sentence)
    {
        if (entity.Code is not { } code) return null;
        if (!IsNamed(entity, sentence)) return entity.Sector is null && entity.Name is not null && CountryNames.Standard.CodeOf(entity.Name) != code ? null : Unnamed(code, entity.Sector);
        string name = Bare(entity.Name ?? entity.Text);
        return entity.Sector switch
        {
            null when entity.Name is not null && Plover.Standard.InternationalCodes.ContainsKey(code) => Body(name, code, null),
            null when entity.Name is null => Unnamed(code, null),
            "GOV" or "MIL" or "LEG" or "JUD" or "COP" or "SPY" => Body(name, code, entity.Sector),
            _ => null,
        };
    }

    /// <summary>The government of a state, or the organisation that a code stands for; null for a code that stands for a kind of organisations.</summary>
    public static FtmParty? Government(string code) => Unnamed(code, "GOV");

    private static FtmParty? Unnamed(string code, string? sector)
    {
        if (Plover.Standard.InternationalCodes.ContainsKey(code)) return code is "EUR" or "UNO" && sector is null or "GOV" ? Body(PartyNames.State(code), code, null) : null;
        string state = CountryNames.Standard.Name(code);
        return sector switch
        {
            null or "GOV" => Body("Government of " + state, code, "GOV"),
            "MIL" => Body("Armed forces of " + state, code, sector),
            "LEG" => Body("Parliament of " + state, code, sector),
            "JUD" => Body("Courts of " + state, code, sector),
            "COP" => Body("Police of " + state, code, sector),
            "SPY" => Body("Intelligence services of " + state, code, sector),
            _ => null,
        };
    }

    // A name's head, its last word before "of" or "in", has a capital ("Ministry of Defence", not "the junta in Bamako"), and one word at least is neither a state's
    // nor one of those with which any state's bodies are spoken of.
    private static bool IsNamed(Entity entity, string sentence)
    {
        string name = entity.Name ?? entity.Text;
        bool capitalAnyway = entity.Name is null && sentence.StartsWith(name, StringComparison.Ordinal);
        string[] words = Bare(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int head = Array.FindIndex(words, w => w is "of" or "in" or "for" or "on" or "at" or "to") is var before and > 0 ? before - 1 : words.Length - 1;
        if (head < 0 || !char.IsUpper(words[head][0])) return false;
        for (int i = capitalAnyway && words.Length > 0 && name.StartsWith(words[0], StringComparison.Ordinal) ? 1 : 0; i < words.Length; i++)
        {
            string word = words[i].EndsWith("'s", StringComparison.Ordinal) || words[i].EndsWith("’s", StringComparison.Ordinal) ? words[i][..^2] : words[i];
            if (word.Length > 0 && char.IsUpper(word[0]) && CountryNames.Standard.CodeOf(word) is null && !Words.Value.Contains(word)) return CountryNames.Standard.CodeOf(Bare(name)) is null && !name.StartsWith("Government of ", StringComparison.Ordinal);
        }
        return false;
    }

    private static string Bare(string name) => Array.Find(Articles, a => name.StartsWith(a, StringComparison.Ordinal)) is { } article ? name[article.Length..] : name;

    private static FtmParty Body(string name, string code, string? sector) => new(FtmId.Of("body", code, sector, FoldedName.Of(name)), name, code, sector);
}
