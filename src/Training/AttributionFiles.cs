using System.Globalization;
using Attache.Coding.Speech;
using Attache.Stories;

namespace Attache.Training;

/// <summary>An attribution as annotators marked it; each list in order, joined, in UTF-16 code units of the text.</summary>
/// <param name="Source">Empty where the text names none.</param>
/// <param name="Cue">Empty where nothing signals it.</param>
/// <param name="Content">At least one span.</param>
public sealed record GoldAttribution(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content);

/// <summary>A text with what one annotator marked in it.</summary>
/// <param name="Name">The text's file name, as <c>story.txt</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Attributions">Those with a content.</param>
public sealed record AnnotatedText(string Name, string Text, IReadOnlyList<GoldAttribution> Attributions);

/// <summary>Reads folders of attributions in brat's format: <c>text/NAME.txt</c> and <c>attributions/NAME_ANNOTATOR.ann</c>.</summary>
public static class AttributionFiles
{
    /// <summary>Reads a folder, one text for each annotator, in the order of the names.</summary>
    /// <exception cref="InvalidDataException">A file is missing or not as it should be; names it.</exception>
    public static IReadOnlyList<AnnotatedText> Read(string folder)
    {
        string annotations = Path.Combine(folder, "attributions");
        if (!Directory.Exists(annotations)) throw new InvalidDataException($"{annotations}: there is no such folder; give a folder with text/ and attributions/");
        var texts = new List<AnnotatedText>();
        foreach (string path in Directory.EnumerateFiles(annotations, "*.ann").Order(StringComparer.Ordinal))
        {
            string stem = Path.GetFileNameWithoutExtension(path);
            int cut = stem.LastIndexOf('_');
            string name = (cut < 0 ? stem : stem[..cut]) + ".txt";
            string textPath = Path.Combine(folder, "text", name);
            if (!File.Exists(textPath)) throw new InvalidDataException($"{path}: its text {textPath} is missing");
            string text = File.ReadAllText(textPath);
            try
            {
                texts.Add(new AnnotatedText(name, text, Parse(File.ReadLines(path), text)));
            }
            catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException)
            {
                throw new InvalidDataException($"{path}: not in brat's format: {e.Message}", e);
            }
        }
        return texts;
    }

    /// <summary>Reads the lines of one annotator: T lines are spans, E lines join them. Attributions without content are left out.</summary>
    /// <exception cref="FormatException">A number is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A span lies outside of the text.</exception>
    public static IReadOnlyList<GoldAttribution> Parse(IEnumerable<string> lines, string text)
    {
        int[] offsets = Offsets(text);
        var spans = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        var events = new List<string>();
        foreach (string line in lines)
        {
            string[] c = line.TrimEnd('\n', '\r').Split('\t');
            if (c.Length < 2) continue;
            if (c[0].StartsWith('T'))
            {
                var list = spans[c[0]] = [];
                int space = c[1].IndexOf(' ', StringComparison.Ordinal);
                foreach (string part in c[1][(space + 1)..].Split(';'))
                {
                    string[] ends = part.Split(' ');
                    int start = int.Parse(ends[0], CultureInfo.InvariantCulture), end = int.Parse(ends[1], CultureInfo.InvariantCulture);
                    ArgumentOutOfRangeException.ThrowIfLessThan(start, 0);
                    ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(end, offsets.Length);
                    list.Add(new TextSpan(offsets[start], offsets[end]));
                }
            }
            else if (c[0].StartsWith('E')) events.Add(c[1]);
        }
        var result = new List<GoldAttribution>();
        foreach (string e in events)
        {
            List<TextSpan> source = [], cue = [], content = [];
            foreach (string part in e.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                int colon = part.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0 || !spans.TryGetValue(part[(colon + 1)..], out var list)) continue;
                switch (part[..colon].TrimEnd("0123456789".ToCharArray()))
                {
                    case "Source": source.AddRange(list); break;
                    case "Cue": cue.AddRange(list); break;
                    case "Content": content.AddRange(list); break;
                }
            }
            if (content.Count > 0) result.Add(new GoldAttribution(Spans.Joined(source), Spans.Joined(cue), Spans.Joined(content)));
        }
        return result;
    }

    /// <summary>The code unit of each code point, and behind the last one the text's length.</summary>
    public static int[] Offsets(string text)
    {
        var list = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            list.Add(i);
            if (i + 1 >= text.Length) break;
        }
        list.Add(text.Length);
        return [.. list];
    }
}
