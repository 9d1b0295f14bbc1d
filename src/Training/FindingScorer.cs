using System.Globalization;
using System.Text;
using System.Text.Json;
using Attache.Codebook;

namespace Attache.Training;

/// <summary>Hits of findings against gold lines, for one kind or for all together.</summary>
/// <param name="Gold">Gold lines that must be found; optional ones do not count.</param>
/// <param name="Predicted">Findings that count: without repeats of what is found already, and without optional ones.</param>
/// <param name="Found">Gold lines that a finding agrees with on what identifies it.</param>
/// <param name="Exact">Gold lines that a finding agrees with on every key.</param>
public readonly record struct FindingScore(int Gold, int Predicted, int Found, int Exact)
{
    /// <summary>F1 of found, 0 to 1; 0 where nothing was found.</summary>
    public double FoundF1 => Gold + Predicted == 0 ? 0 : 2.0 * Found / (Gold + Predicted);

    /// <summary>F1 of exact, 0 to 1.</summary>
    public double ExactF1 => Gold + Predicted == 0 ? 0 : 2.0 * Exact / (Gold + Predicted);

    /// <summary>The sum of two scores.</summary>
    public static FindingScore operator +(FindingScore a, FindingScore b) => new(a.Gold + b.Gold, a.Predicted + b.Predicted, a.Found + b.Found, a.Exact + b.Exact);

    /// <inheritdoc cref="op_Addition"/>
    public static FindingScore Add(FindingScore left, FindingScore right) => left + right;
}

/// <summary>
/// Compares the findings of a story with gold lines. A gold line gives only what must agree; it is found by a finding of its
/// kind, in a sentence that holds one of its quotes, that agrees on what identifies it.
/// </summary>
public static class FindingScorer
{
    // What must agree for a gold line to be found: ~ overlap is enough, | one of them is enough.
    private static readonly Dictionary<string, string[]> Identity = new(StringComparer.Ordinal)
    {
        ["event"] = ["event", "actor~", "recipient~"], ["statement"] = ["speaker"], ["post"] = ["sending", "receiving", "change"], ["office"] = ["holder"],
        ["deployment"] = ["force|contributor", "change"], ["talks"] = ["participants~"], ["decision"] = ["by~", "status"], ["relation"] = ["between"],
    };

    private static readonly HashSet<string> NoField = new(["kind", "quote", "optional", "story", "note"], StringComparer.Ordinal);

    private static readonly HashSet<string> Empty = new(["the", "a", "an", "of", "some", "operation", "force", "mr", "mrs"], StringComparer.Ordinal);

    /// <summary>Scores the findings of one story, and tells of each finding whether it holds: true, false, or null where it does not count.</summary>
    /// <param name="gold">The lines of the gold file; lines without a kind are passed over.</param>
    /// <param name="findings">What the program found.</param>
    /// <exception cref="JsonException">A gold line is no JSON object.</exception>
    public static (IReadOnlyDictionary<string, FindingScore> Scores, IReadOnlyList<bool?> Holds) Score(IEnumerable<string> gold, IReadOnlyList<Finding> findings)
    {
        var lines = gold.Where(l => l.Trim().Length > 0).Select(l => JsonDocument.Parse(l).RootElement).Where(e => e.TryGetProperty("kind", out _)).ToList();
        var predicted = findings.Select(f => JsonDocument.Parse(FindingJson.Write(f)).RootElement).ToList();
        var pairs = new List<(bool Optional, int Wrong, int Gold, int Finding)>();
        for (int g = 0; g < lines.Count; g++)
            for (int p = 0; p < predicted.Count; p++)
                if (Finds(lines[g], predicted[p])) pairs.Add((IsOptional(lines[g]), Wrong(lines[g], predicted[p]), g, p));
        pairs.Sort();
        var ofGold = new Dictionary<int, (int Finding, int Wrong)>();
        var ofFinding = new Dictionary<int, int>();
        foreach (var (_, wrong, g, p) in pairs)
            if (!ofGold.ContainsKey(g) && !ofFinding.ContainsKey(p)) (ofGold[g], ofFinding[p]) = ((p, wrong), g);
        var repeats = pairs.Where(x => !ofFinding.ContainsKey(x.Finding) && !(ofGold.TryGetValue(x.Gold, out var first) && findings[first.Finding].Text == findings[x.Finding].Text)).Select(x => x.Finding).ToHashSet();

        var scores = Identity.Keys.ToDictionary(k => k, _ => default(FindingScore), StringComparer.Ordinal);
        for (int g = 0; g < lines.Count; g++)
        {
            if (IsOptional(lines[g])) continue;
            bool found = ofGold.TryGetValue(g, out var hit);
            scores[KindOf(lines[g])] += new FindingScore(1, 0, found ? 1 : 0, found && hit.Wrong == 0 ? 1 : 0);
        }
        var holds = new bool?[findings.Count];
        for (int p = 0; p < findings.Count; p++)
        {
            bool matched = ofFinding.TryGetValue(p, out int g);
            if (repeats.Contains(p) || (matched && IsOptional(lines[g]))) continue;
            holds[p] = matched;
            scores[KindOf(predicted[p])] += new FindingScore(0, 1, 0, 0);
        }
        return (scores, holds);
    }

    private static string KindOf(JsonElement e) => e.GetProperty("kind").GetString()!;

    private static bool IsOptional(JsonElement g) => g.TryGetProperty("optional", out var o) && o.ValueKind == JsonValueKind.True;

    private static bool Finds(JsonElement g, JsonElement p)
    {
        string kind = KindOf(g);
        if (kind != KindOf(p)) return false;
        string text = Fold(p.GetProperty("text").GetString()!);
        if (!Items(g.GetProperty("quote")).Select(q => Fold(q.GetString()!)).Any(q => text.Contains(q, StringComparison.Ordinal) || (text.Length > 25 && q.Contains(text, StringComparison.Ordinal)))) return false;
        foreach (string key in Identity[kind])
        {
            bool overlap = key.EndsWith('~') || key.Contains('|', StringComparison.Ordinal);
            var keys = key.TrimEnd('~').Split('|').Where(k => g.TryGetProperty(k, out _)).ToList();
            if (keys.Count > 0 && !keys.Exists(k => Agrees(k, g.GetProperty(k), Get(p, k), overlap))) return false;
        }
        return true;
    }

    private static int Wrong(JsonElement g, JsonElement p) => g.EnumerateObject().Count(f => !NoField.Contains(f.Name) && !Agrees(f.Name, f.Value, Get(p, f.Name), false));

    private static JsonElement? Get(JsonElement e, string key) => e.TryGetProperty(key, out var v) ? v : null;

    private static bool Agrees(string key, JsonElement gold, JsonElement? predicted, bool overlap)
    {
        switch (key)
        {
            case "actor" or "recipient" or "participants" or "by" or "between" or "contributor":
                var g = Codes(gold);
                var p = predicted is { } v ? Codes(v) : [];
                return overlap ? g.Overlaps(p) : g.SetEquals(p);
            case "from" or "to" or "location" or "attribution":
                return Items(gold).All(x => predicted is { } v && Names(v).Any(n => SameName(x.GetString()!, n)));
            case "speaker":
                return predicted is { } s && (!gold.TryGetProperty("name", out var name) || Names(s).Any(n => SameName(name.GetString()!, n)))
                    && (!gold.TryGetProperty("code", out var code) || Codes(s).Contains(code.GetString()!));
            case "title":
                return predicted is { } t && Names(t).Any(n => Words(gold.GetString()!).Intersect(Words(n)).Count() * 2 > Words(gold.GetString()!).Union(Words(n)).Count());
            case "date" or "deadline" or "since":
                return predicted is { } d && Items(gold).Any(x => x.ToString() == d.ToString());
            case "holder" or "force" or "relieves" or "matter" or "subject":
                return predicted is { } h && Names(h).Any(n => SameName(gold.GetString()!, n));
            case "mode":
                return Items(gold).All(x => predicted is { } m && Items(m).Any(y => Fold(x.ToString()) == Fold(y.ToString())));
            case "quoted":
                return (predicted is { ValueKind: JsonValueKind.True }) == (gold.ValueKind == JsonValueKind.True);
            default:
                return predicted is { } other && Items(gold).Any(x => Items(other).Any(y => Fold(x.ToString()) == Fold(y.ToString())));
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement e) => e.ValueKind == JsonValueKind.Array ? e.EnumerateArray() : [e];

    private static HashSet<string> Codes(JsonElement e)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var x in Items(e))
            if (x.ValueKind == JsonValueKind.String) codes.Add(x.GetString()!);
            else if (x.ValueKind == JsonValueKind.Object && x.TryGetProperty("code", out var c) && c.GetString() is { Length: > 0 } code) codes.Add(code);
        return codes;
    }

    private static IEnumerable<string> Names(JsonElement e)
    {
        foreach (var x in Items(e))
            if (x.ValueKind == JsonValueKind.String) yield return x.GetString()!;
            else if (x.ValueKind == JsonValueKind.Object)
                foreach (string key in (IEnumerable<string>)["name", "text", "person"])
                    if (x.TryGetProperty(key, out var n) && n.GetString() is { Length: > 0 } name) yield return name;
    }

    private static bool SameName(string gold, string predicted)
    {
        HashSet<string> g = Words(gold), p = Words(predicted);
        if (g.Count == 0 || p.Count == 0) return false;
        return g.IsSubsetOf(p) || (p.IsSubsetOf(g) && p.Count * 2 >= g.Count) || g.Intersect(p).Count() * 2 > g.Union(p).Count();
    }

    private static HashSet<string> Words(string s) => [.. Fold(s).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w))];

    // Lower case without accents; all but letters, digits and apostrophes are space.
    private static string Fold(string s)
    {
        var text = new StringBuilder(s.Length);
        foreach (char c in s.Normalize(NormalizationForm.FormKD))
        {
            char x = c == '’' ? '\'' : char.ToLowerInvariant(c);
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (char.IsAsciiLetterOrDigit(x) || x == '\'') text.Append(x);
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        return text.ToString().Trim();
    }
}
