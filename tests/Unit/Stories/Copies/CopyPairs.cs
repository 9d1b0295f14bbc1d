using System.Text;
using System.Text.RegularExpressions;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Copies;

/// <summary>Two stories, and whether one repeats the other.</summary>
public sealed record CopyPair(string Name, Story A, Story B, bool AreCopies);

/// <summary>
/// 300 pairs from the stories of this repository: trimmed, merged, put in another desk's style, worded anew by a table of
/// synonyms or by hand; and against them stories of one crisis that tell other events, set phrases with other names, and
/// strangers. Always the same pairs.
/// </summary>
internal static partial class CopyPairs
{
    // Stories of the examples that tell one event.
    private static readonly string[][] SameEvent =
        [["2022-01-31-expulsion", "2022-02-01-expulsion-corrected", "2022-02-01-recall-or-expulsion"], ["2022-02-17-withdrawal-sna", "2022-02-17-withdrawal-trimmed", "2022-02-18-without-delay"]];

    [GeneratedRegex(@"\p{Lu}[\p{L}'’-]+|\d[\d,.]*", RegexOptions.CultureInvariant)]
    private static partial Regex NameOrFigure { get; }

    /// <summary>Two agencies that report one event, each for itself.</summary>
    public static IReadOnlyList<(Story A, Story B)> Independent
    {
        get
        {
            var stories = Read("examples/sahel-2022").ToDictionary(x => x.Name, x => x.Story);
            return [(stories["2022-01-31-expulsion"], stories["2022-02-01-recall-or-expulsion"]), (stories["2022-02-17-withdrawal-sna"], stories["2022-02-18-without-delay"])];
        }
    }

    public static IReadOnlyList<CopyPair> All { get; } = [.. Make()];

    private static IEnumerable<CopyPair> Make()
    {
        var sahel = Read("examples/sahel-2022");
        var own = Read("tests/Golden/unseen/stories");
        List<(string Name, Story Story)> all = [.. sahel, .. own];
        var synonyms = Rows("synonyms.tsv");
        foreach (var (i, (name, s)) in all.Index())
        {
            string[] p = Paragraphs(s);
            if (i < 35) yield return new($"{name}: without its second half", s, Edit(s, p[..((p.Length + 1) / 2)]), true);
            if (i % 2 == 0) yield return new($"{name}: without its lead", s, Edit(s, p[1..]), true);
            if (i < 30) yield return new($"{name}: another headline, byline and style", s, Edit(s, ["By Our Correspondent", .. p.Select(Style), "(Reporting by A. Writer)"], "What happened today"), true);
            var (_, other) = all[(i + 7) % all.Count];
            if (i < 32) yield return new($"{name}: with another story behind it", s, Edit(s, [.. p, .. Paragraphs(other)]), true);
            // every second paragraph of the rest moves up, and the words change as far as the table goes
            if (i < 33) yield return new($"{name}: in other words", s, Edit(s, [.. Reordered(p).Select(x => Reword(x, synonyms))], "In other words"), true);
            if (i < 30) yield return new($"{name}: the same phrases of other people", s, Edit(s, [.. p.Select(x => NameOrFigure.Replace(x, m => Other(m.Value)))]), false);
        }
        foreach (var (name, text) in Rows("rewrites.tsv").Skip(1))
            yield return new($"{name}: written anew", sahel.Single(x => x.Name == name).Story, Edit(sahel.Single(x => x.Name == name).Story, [text], "Anew"), true);
        int topic = 0;
        for (int i = 0; i < sahel.Count; i++)
        {
            for (int j = i + 1; j < sahel.Count && topic < 80; j++)
            {
                if (SameEvent.Any(e => e.Contains(sahel[i].Name) && e.Contains(sahel[j].Name)) || (i + j) % 2 == 1) continue;
                topic++;
                // as if they came on one day, which is harder
                yield return new($"{sahel[i].Name} / {sahel[j].Name}: one crisis, two events", sahel[i].Story, sahel[j].Story with { Published = sahel[i].Story.Published }, false);
            }
        }
        for (int i = 0; i < 30; i++)
        {
            var (a, b) = (all[i], all[(i + 21) % all.Count]);
            yield return new($"{a.Name} / {b.Name}: strangers", a.Story, b.Story with { Published = a.Story.Published }, false);
        }
    }

    private static List<(string Name, Story Story)> Read(string folder) =>
        [.. new StoryFiles(PublicationInstant.OfDay(new DateOnly(2020, 1, 1))).Read([Path.Combine(Repository.Root, folder)])
            .Where(r => r.Story is not null).Select(r => (Path.GetFileNameWithoutExtension(r.Story!.Origin!), r.Story!))];

    private static (string, string)[] Rows(string file) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/Unit/Stories/Copies", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c[1]))];

    private static string[] Paragraphs(Story s) => [.. s.Layout.Paragraphs.Select(p => p.Of(s.Body))];

    private static Story Edit(Story s, string[] paragraphs, string? headline = null)
    {
        string body = string.Join("\n\n", paragraphs);
        return new Story { Body = body, Headline = headline ?? s.Headline, Published = s.Published, Layout = LayoutReader.Read(body, headline ?? "").Layout, ContentHash = Story.Hash(body, headline, s.Published) };
    }

    private static string Style(string text) => text.Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal).Replace("’", "'", StringComparison.Ordinal)
        .Replace(" per cent", "%", StringComparison.Ordinal).Replace("Mr ", "", StringComparison.Ordinal).Replace(" — ", " - ", StringComparison.Ordinal);

    private static IEnumerable<string> Reordered(string[] p) => p.Where((_, i) => i == 0 || i % 2 == 0).Concat(p.Where((_, i) => i > 0 && i % 2 == 1));

    // From left to right, the longest row that fits; a word that was put in is not taken out again.
    private static string Reword(string text, (string, string)[] synonyms)
    {
        var pattern = new Regex(@"\b(?:" + string.Join('|', synonyms.Select(s => Regex.Escape(s.Item1)).OrderByDescending(s => s.Length)) + @")\b", RegexOptions.CultureInvariant);
        return pattern.Replace(text, m => synonyms.First(s => s.Item1 == m.Value).Item2);
    }

    // Another name of the same length, another figure: always the same one for the same word.
    private static string Other(string word)
    {
        if (char.IsDigit(word[0])) return string.Concat(word.Select(c => char.IsDigit(c) ? (char)('0' + ((c - '0' + 3) % 10)) : c));
        var other = new StringBuilder(word.Length);
        foreach (char c in word) other.Append(char.IsUpper(c) && c < 128 ? (char)('A' + ((c - 'A' + 7) % 26)) : char.IsLower(c) && c < 128 ? (char)('a' + ((c - 'a' + 11) % 26)) : c);
        return other.ToString();
    }
}
