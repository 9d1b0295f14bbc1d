using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Attache.Codebook;

namespace Attache.Views;

/// <summary>How events are told, from <c>data/texts/events.tsv</c>, and verbs of saying, from <c>cues.tsv</c>.</summary>
internal static partial class EventPhrases
{
    private static readonly FrozenDictionary<(string, string), (string Past, string Base, string? By)> Phrases =
        Tsv.FromResource(typeof(EventPhrases).Assembly, "texts/events.tsv").Rows.ToFrozenDictionary(r => (r["category"], r["mode"]), r => (r["past"], r["base"], r.Optional("by")));

    private static readonly FrozenDictionary<string, (string Past, bool That)> Cues =
        Tsv.FromResource(typeof(EventPhrases).Assembly, "texts/cues.tsv").Rows.ToFrozenDictionary(r => r["cue"], r => (r["past"], r["that"] == "yes"), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("\\b(?:hostages?|captives?|prisoners?|detainees?)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Captives();

    [GeneratedRegex(" (?:representatives|people|nationals or officials)\\[ of \\{r\\}\\]")]
    private static partial Regex OfPersons();

    /// <summary>Whether its predicate speaks of a recipient.</summary>
    public static bool TakesObject(EventFinding e) =>
        (e.Mode is { Count: > 0 } modes && Phrases.TryGetValue((e.Category, modes[0]), out var exact) ? exact : Phrases[(e.Category, "")]).Past.Contains('[', StringComparison.Ordinal);

    /// <summary>The predicate of an event: "expelled diplomats of France".</summary>
    public static string Predicate(EventFinding e, string? recipient, bool past)
    {
        var (p, b, by) = e.Mode is { Count: > 0 } modes && Phrases.TryGetValue((e.Category, modes[0]), out var exact) ? exact : Phrases[(e.Category, "")];
        bool persons = e.Actor is { Count: > 0 } actors && actors.All(a => a.Person is not null || a.Code is null || a.Sector is not (null or "GOV"));
        string template = past ? (persons ? by ?? p : p) : b;
        // "Expelled A. Beta", not "representatives of A. Beta".
        if (e.Recipient is { Count: > 0 } whom && whom.All(r => r.Person is not null)) template = OfPersons().Replace(template, "[ {r}]");
        int open = template.IndexOf('[', StringComparison.Ordinal), close = template.IndexOf(']', StringComparison.Ordinal);
        // "Released three hostages", who are the captives themselves.
        if (recipient is not null && Captives().IsMatch(recipient)) template = template.Replace(" captives[ of {r}]", "[ {r}]", StringComparison.Ordinal);
        open = template.IndexOf('[', StringComparison.Ordinal);
        close = template.IndexOf(']', StringComparison.Ordinal);
        string part = recipient is null || open < 0 ? "" : template[(open + 1)..close].Replace("{r}", recipient, StringComparison.Ordinal);
        return open < 0 ? template : template[..open] + part + template[(close + 1)..];
    }

    /// <summary>The past tense of a cue given as a lemma ("say": "said", "warn": "warned"); "said" where there is none.</summary>
    public static string Past(string? cue)
    {
        if (string.IsNullOrWhiteSpace(cue)) return "said";
        if (Cues.TryGetValue(cue, out var known)) return known.Past;
        if (cue.Contains(' ', StringComparison.Ordinal)) return "said";
        if (cue.EndsWith('e')) return cue + "d";
        if (cue.EndsWith('y') && cue.Length > 1 && !"aeiou".Contains(cue[^2], StringComparison.Ordinal)) return cue[..^1] + "ied";
        // A cue that came in its past tense stays.
        return cue.EndsWith("ed", StringComparison.Ordinal) ? cue : cue + "ed";
    }

    /// <summary>Whether a clause with "that" follows the cue; an object does otherwise.</summary>
    public static bool TakesClause(string? cue) => string.IsNullOrWhiteSpace(cue) || (Cues.TryGetValue(cue, out var known) ? known.That : cue.Contains(' ', StringComparison.Ordinal));
}
