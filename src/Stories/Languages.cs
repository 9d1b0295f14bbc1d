using System.Collections.Frozen;
using System.Globalization;

namespace Attache.Stories;

/// <summary>
/// Tells which language a story is in: by script where that is enough, else by its small words
/// (<c>data/stories/languages.tsv</c>). Says nothing where it isn't sure.
/// </summary>
public static class Languages
{
    private const int MostRead = 6000;
    private const int FewestWords = 8;
    private const int FewestOfAll = 5;
    private static readonly (string[] Codes, FrozenDictionary<string, uint> Words) Table = Load();

    /// <summary>The BCP 47 tag of a text's language; null where it cannot be told.</summary>
    /// <param name="text">Some sentences; only the first few thousand characters are looked at.</param>
    public static string? Recognise(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MostRead)];
        if (ByScript(text) is { } script) return script;
        Span<int> hits = stackalloc int[Table.Codes.Length];
        Span<float> weights = stackalloc float[Table.Codes.Length];
        var words = Table.Words.GetAlternateLookup<ReadOnlySpan<char>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seenWords = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        int count = 0;
        for (int at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at])) { at++; continue; }
            int end = at;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            // What is left of a word ("I'd", "Peru's") and a letter that stands for one ("U.S.") are no words.
            if ((end - at <= 2 && at > 0 && text[at - 1] is '\'' or '’') || (end - at == 1 && char.IsUpper(text[at]) && end < text.Length && text[end] == '.'))
            {
                at = end;
                continue;
            }
            count++;
            if (end - at <= 12 && words.TryGetValue(text[at..end], out uint mask))
            {
                // In names small words are written large ("Los Angeles"), and what many languages have says little of one.
                float weight = count <= FewestWords && (count == 1 || char.IsLower(text[at])) && seenWords.Add(text[at..end]) ? 1f / System.Numerics.BitOperations.PopCount(mask) : 0;
                for (int l = 0; mask != 0; l++, mask >>= 1)
                {
                    if ((mask & 1) == 0) continue;
                    hits[l]++;
                    weights[l] += weight;
                }
            }
            at = end;
        }
        if (count < FewestOfAll) return null;
        int best = 0, second = -1;
        for (int l = 1; l < hits.Length; l++)
        {
            if (hits[l] > hits[best]) (best, second) = (l, best);
            else if (second < 0 || hits[l] > hits[second]) second = l;
        }
        if (count < FewestWords)
        {
            // Of a flash of a few words only what is plain counts.
            int plain = 0;
            for (int l = 1; l < weights.Length; l++)
                if (weights[l] > weights[plain]) plain = l;
            float most = weights[plain], next = 0;
            for (int l = 0; l < weights.Length; l++)
                if (l != plain) next = Math.Max(next, weights[l]);
            return most >= 1.5f && most >= 2 * next ? Table.Codes[plain] : null;
        }
        // Of the words of running text, more than one in five are small ones; names and figures in tables have none.
        return hits[best] * 6 >= count && hits[best] > hits[second] ? Table.Codes[best] : null;
    }

    /// <summary>Whether a word is one of the small words of English, or of a language that shares it.</summary>
    internal static bool IsSmallWord(ReadOnlySpan<char> word) => Table.Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out uint mask) && (mask & 1) != 0;

    /// <summary>The language of a story: as its text shows, else as its item claims, else English.</summary>
    /// <param name="claimed">The item's tag; null for none.</param>
    /// <param name="body">The body.</param>
    /// <param name="layout">Which parts of it are sentences.</param>
    /// <param name="headline">The headline outside the body, looked at where the body is too short to tell; null for none.</param>
    internal static string Decide(string? claimed, string body, StoryLayout layout, string? headline = null)
    {
        claimed = claimed?.Trim().Replace('_', '-');
        if (claimed is { Length: 0 }) claimed = null;
        var paragraphs = layout.Paragraphs;
        var text = paragraphs.Count == 0 ? body : body.AsSpan(paragraphs[0].Start, Math.Min(paragraphs[^1].End, paragraphs[0].Start + MostRead) - paragraphs[0].Start);
        string? found = Recognise(text);
        if (found is null && headline is not null) found = Recognise($"{headline}\n{text}");
        if (found is null) return claimed ?? "en";
        return claimed is not null && claimed.StartsWith(found, StringComparison.OrdinalIgnoreCase) ? claimed : found;
    }

    // Where most letters are of a script that (nearly) one language has.
    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int letters = 0, latin = 0, cyrillic = 0, arabic = 0, han = 0, kana = 0, hangul = 0, greek = 0, hebrew = 0, devanagari = 0, bengali = 0, thai = 0, ethiopic = 0, armenian = 0, georgian = 0;
        int ukrainian = 0, russian = 0, persian = 0, urdu = 0;
        foreach (char c in text)
        {
            if (c < 0x80) { if (char.IsAsciiLetter(c)) { letters++; latin++; } continue; }
            if (!char.IsLetter(c)) continue;
            letters++;
            if (c < 0x250) latin++;
            else if (c is >= '\u0370' and < '\u0400') greek++;
            else if (c is >= '\u0400' and < '\u0530')
            {
                cyrillic++;
                if (c is 'і' or 'ї' or 'є' or 'ґ') ukrainian++;
                if (c is 'ы' or 'э' or 'ё') russian++;
            }
            else if (c is >= '\u0530' and < '\u0590') armenian++;
            else if (c is >= '\u0590' and < '\u0600') hebrew++;
            else if (c is >= '\u0600' and < '\u0780')
            {
                arabic++;
                if (c is 'پ' or 'چ' or 'گ' or 'ی' or 'ک') persian++;
                if (c is 'ے' or 'ں' or 'ٹ' or 'ڈ') urdu++;
            }
            else if (c is >= '\u0900' and < '\u0980') devanagari++;
            else if (c is >= '\u0980' and < '\u0A00') bengali++;
            else if (c is >= '\u0E00' and < '\u0E80') thai++;
            else if (c is >= '\u10A0' and < '\u1100') georgian++;
            else if (c is >= '\u1200' and < '\u1380') ethiopic++;
            else if (c is >= '\u3040' and < '\u3100') kana++;
            else if (c is >= '\u4E00' and < '\uA000') han++;
            else if (c is >= '\uAC00' and < '\uD7B0') hangul++;
            else if (c is >= '\u1E00' and < '\u1F00') latin++;
        }
        if (letters == 0 || latin * 2 >= letters) return null;
        int most = letters - latin;
        bool Most(int n) => n * 2 > most;
        return Most(cyrillic) ? ukrainian > russian ? "uk" : russian > 0 ? "ru" : "und-Cyrl"
            : Most(arabic) ? urdu > 0 ? "ur" : persian * 20 > arabic ? "fa" : "ar"
            : Most(han + kana) ? kana * 10 > han ? "ja" : "zh"
            : Most(hangul) ? "ko" : Most(greek) ? "el" : Most(hebrew) ? "he" : Most(devanagari) ? "hi" : Most(bengali) ? "bn"
            : Most(thai) ? "th" : Most(ethiopic) ? "am" : Most(armenian) ? "hy" : Most(georgian) ? "ka" : "und";
    }

    private static (string[] Codes, FrozenDictionary<string, uint> Words) Load()
    {
        using var stream = typeof(Languages).Assembly.GetManifestResourceStream("stories/languages.tsv") ?? throw new InvalidDataException("stories/languages.tsv is missing: a bug of the build");
        using var reader = new StreamReader(stream);
        var codes = new List<string>();
        var words = new Dictionary<string, uint>(StringComparer.OrdinalIgnoreCase);
        bool named = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (!named) { named = true; continue; }
            var cells = line.Split('\t');
            foreach (string word in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[word] = words.GetValueOrDefault(word) | (1u << codes.Count);
            codes.Add(cells[0]);
        }
        if (codes.Count is 0 or > 32) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"stories/languages.tsv has {codes.Count} languages"));
        return ([.. codes], words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
    }
}
