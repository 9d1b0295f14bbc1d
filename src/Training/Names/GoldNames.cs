using System.Globalization;
using System.Text.RegularExpressions;
using Attache.Language.Names;

namespace Attache.Training.Names;

/// <summary>A name that a treebank marks.</summary>
/// <param name="First">Its first word in the sentence, counted from 0.</param>
/// <param name="Last">Its last word, inclusive.</param>
/// <param name="Type">What it names.</param>
public sealed record GoldName(int First, int Last, NameType Type);

/// <summary>
/// Names from the <c>Entity</c> annotation of UD GUM, which marks all mentions, common nouns and pronouns too. A mention
/// is a name if its head is a proper noun; of the mention the head's run of proper nouns is kept, with the small words
/// that link them. The outermost of nested names stands. Times are no names.
/// </summary>
public static partial class GoldNames
{
    private static readonly HashSet<string> Links = new(["of", "for", "and", "the", "de", "la", "le", "du", "da", "van", "von", "der", "den", "al", "-", "&", "'s", "’s", "’", "'", "el", "bin", "di", "on", "in"], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\((?<id>[^-()]+)-(?<kind>[a-z]+)[^()]*|(?<end>[^()-]+)?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    /// <summary>The names of each sentence, in order. A mention may end in a later sentence; it is cut off then.</summary>
    /// <exception cref="InvalidDataException">No word has an <c>Entity</c> mark.</exception>
    public static IReadOnlyList<IReadOnlyList<GoldName>> Of(IReadOnlyList<ConlluSentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        if (!sentences.Any(s => s.Words.Any(w => Entity(w) is not null))) throw new InvalidDataException("the treebank has no Entity= in its last column, as UD GUM has it");
        return [.. sentences.Select(Of)];
    }

    private static string? Entity(ConlluWord word)
    {
        foreach (string part in word.Misc.Split('|'))
            if (part.StartsWith("Entity=", StringComparison.Ordinal)) return part[7..];
        return null;
    }

    private static IReadOnlyList<GoldName> Of(ConlluSentence sentence)
    {
        var words = sentence.Words;
        var open = new List<(string Id, string Kind, int Start)>();
        var names = new List<GoldName>();
        for (int i = 0; i < words.Count; i++)
        {
            if (Entity(words[i]) is not { } marks) continue;
            string? last = null;
            foreach (Match m in Bracket().Matches(marks))
            {
                if (m.Groups["kind"].Success)
                {
                    last = m.Groups["id"].Value;
                    open.Add((last, m.Groups["kind"].Value, i));
                    continue;
                }
                string id = m.Groups["end"].Success ? m.Groups["end"].Value : last ?? "";
                int at = open.FindLastIndex(o => o.Id == id);
                if (at < 0) continue;
                if (Name(words, open[at].Start, i, open[at].Kind) is { } name) names.Add(name);
                open.RemoveAt(at);
            }
        }
        var kept = new List<GoldName>();
        foreach (var n in names.OrderBy(n => n.First).ThenByDescending(n => n.Last))
            if (kept.Count == 0 || n.First > kept[^1].Last) kept.Add(n);
        return kept;
    }

    private static GoldName? Name(IReadOnlyList<ConlluWord> words, int start, int end, string kind)
    {
        int head = -1;
        for (int i = start; i <= end && head < 0; i++)
            if (words[i].Head - 1 < start || words[i].Head - 1 > end) head = i;
        if (head < 0 || !IsProper(words[head]) || TypeOf(kind, words[head]) is not { } type) return null;
        int first = head, last = head;
        while (true)
        {
            int next = first - 1;
            while (next > start && Links.Contains(words[next].Form)) next--;
            if (next < start || !IsProper(words[next])) break;
            first = next;
        }
        while (true)
        {
            int next = last + 1;
            while (next < end && Links.Contains(words[next].Form)) next++;
            if (next > end || !IsProper(words[next])) break;
            last = next;
        }
        return new GoldName(first, last, type);
    }

    private static bool IsProper(ConlluWord w) => w.Xpos is "NNP" or "NNPS";

    private static NameType? TypeOf(string kind, ConlluWord head) => kind switch
    {
        "person" => head.Xpos == "NNPS" ? NameType.People : NameType.Person,
        "organization" => NameType.Organisation,
        "place" => NameType.Place,
        "event" => NameType.Operation,
        "time" => null,
        _ => NameType.Other,
    };
}

/// <summary>How well names were found.</summary>
/// <param name="Gold">Names in the gold file.</param>
/// <param name="Found">Names found.</param>
/// <param name="Spans">Found with the right words.</param>
/// <param name="Right">Found with the right words and type.</param>
/// <param name="Types">For each type: gold, found, right.</param>
public sealed record NameScore(int Gold, int Found, int Spans, int Right, IReadOnlyDictionary<NameType, (int Gold, int Found, int Right)> Types)
{
    /// <summary>One line for all and one for each type.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"names {Gold}  found {Found}  words {F1(Spans, Gold, Found)}  words and type {F1(Right, Gold, Found)}" };
        lines.AddRange(Types.Where(t => t.Value.Gold + t.Value.Found > 0).Select(t =>
            $"{t.Key.ToString().ToLowerInvariant()} {t.Value.Gold}  found {t.Value.Found}  precision {Share(t.Value.Right, t.Value.Found)}  recall {Share(t.Value.Right, t.Value.Gold)}  f1 {F1(t.Value.Right, t.Value.Gold, t.Value.Found)}"));
        return string.Join('\n', lines);
    }

    private static string F1(int right, int gold, int found) => Share(2 * right, gold + found);

    private static string Share(int part, int all) => ((double)part / Math.Max(all, 1)).ToString("0.000", CultureInfo.InvariantCulture);
}
