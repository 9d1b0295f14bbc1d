using Attache.Codebook;

namespace Attache.Cli.Output;

/// <summary>A finding in one short line: codes, arrows, names.</summary>
internal static class FindingSummary
{
    /// <summary>What the finding says.</summary>
    public static string Of(Finding finding) => Terminal.Clean(finding switch
    {
        EventFinding f => Words(f.Category + (f.Mode is { Count: > 0 } m ? "/" + string.Join('+', m) : ""), Arrow(Who(f.Actor), Who(f.Recipient)), f.Location is { Count: > 0 } l ? "in " + Where(l) : null),
        StatementFinding f => Words(Who(f.Speaker), (f.Cue ?? "said") + ":", Short(f.Content)),
        PostFinding f => Words(f.Number is { } n ? $"{n} ×" : null, f.Post, Arrow(f.Sending, f.Receiving), f.Change, f.Holder is { } h ? $"({h})" : null, f.Deadline is { } d ? $"by {d}" : null),
        OfficeFinding f => Words(f.Holder, f.Change, f.Title, f.Of is { } of ? $"({of})" : null, f.Replaces is { } r ? $"for {r}" : null),
        DeploymentFinding f => Words(
            f.Force ?? (f.Contributor is { Count: > 0 } c ? string.Join('+', c) + " forces" : "forces"), f.Change,
            f.From is { Count: > 0 } from ? "from " + Where(from) : null, f.To is { Count: > 0 } to ? (f.Change == "present" ? "in " : "to ") + Where(to) : null,
            f.Strength is { } s ? f.StrengthTo is { } most ? $"({s:N0}–{most:N0})" : $"({s:N0})" : null, f.Relieves is { } relieved ? $"for {relieved}" : null),
        TalksFinding f => Words(Who(f.Participants), f.Status, f.Subject is { } s ? "on " + Short(s) : null, f.Venue is { } v ? "in " + (v.Name ?? v.Text) : null, f.Next is { } n ? $"next {n}" : null),
        DecisionFinding f => Words(Who(f.By), f.Status + ":", Short(f.Matter), f.Deadline is { } d ? $"by {d}" : null),
        RelationFinding f => Words(string.Join('–', f.Between), f.Tone, f.Since is { } s ? $"since {s}" : null, f.Assessment is { } a ? $"“{Short(a)}”" : null),
        _ => finding.Kind,
    });

    /// <summary>An entity by its code and sector, else by its name.</summary>
    public static string Who(Entity e)
    {
        if (e.Person is { } person) return e.Code is { } of ? $"{person} ({of})" : person;
        // Organisations share a few codes; their names say more.
        if (e.Code is null or "IGO" or "NGO" or "IMG" or "ISM" or "MNC") return e.Name ?? e.Text;
        return Words(e.Code, e.Sector);
    }

    private static string? Who(IReadOnlyList<Entity>? entities) => entities is { Count: > 0 } ? string.Join(", ", entities.Select(Who).Distinct(StringComparer.Ordinal)) : null;

    private static string Where(IReadOnlyList<Place> places) => string.Join(", ", places.Select(p => p.Name ?? p.Text).Distinct(StringComparer.Ordinal));

    private static string? Arrow(string? from, string? to) => (from, to) switch
    {
        (null, null) => null,
        (null, _) => "→ " + to,
        (_, null) => from,
        _ => $"{from} → {to}",
    };

    private static string? Short(string? text) => text is { Length: > 80 } ? text[..(char.IsHighSurrogate(text[78]) ? 78 : 79)] + "…" : text;

    private static string Words(params ReadOnlySpan<string?> parts)
    {
        var words = new List<string>();
        foreach (string? part in parts)
            if (!string.IsNullOrEmpty(part)) words.Add(part);
        return string.Join(' ', words);
    }
}
