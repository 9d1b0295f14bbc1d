namespace Attache.Language.Grammar;

/// <summary>What the network sees of a word's form; the same as <c>eng/train/features.py</c>.</summary>
internal static class WordFeatures
{
    private const string Accented = "àáâãäåāăąǎçćĉċčďðđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaaacccccdðđeeeeeeeeegggghħiiiiiiiiıjklllłnnnnoooooøooorrrsssssttŧtuuuuuuuuuuwyyyzzz";

    /// <summary>Lower case with straight quotes and plain dashes: the key of the word tables.</summary>
    public static string Key(string form)
    {
        switch (form)
        {
            case "“" or "”" or "„" or "``" or "''":
                return "\"";
            case "‘" or "’":
                return "'";
            case "–":
                return "-";
            case "—":
                return "--";
            case "…":
                return "...";
        }
        return form.Replace('’', '\'').ToLowerInvariant();
    }

    /// <summary>The key without accents: the second try of the vector table; null where nothing changes.</summary>
    public static string? WithoutAccents(string key)
    {
        char[]? changed = null;
        for (int i = 0; i < key.Length; i++)
        {
            if (key[i] < 'À') continue;
            int at = Accented.IndexOf(key[i], StringComparison.Ordinal);
            if (at < 0) continue;
            changed ??= key.ToCharArray();
            changed[i] = Plain[at];
        }
        return changed is null ? null : new string(changed);
    }

    /// <summary>FNV-1a over code units, its high half folded into the low one.</summary>
    public static uint Hash(ReadOnlySpan<char> codes, uint seed)
    {
        uint h = 2166136261 ^ seed;
        foreach (char c in codes) h = unchecked((h ^ c) * 16777619);
        return h ^ h >> 15;
    }

    /// <summary>0 to 127: case pattern (8) × digits (4) × inner marks (4).</summary>
    public static int Shape(string form)
    {
        int letters = 0, upper = 0, digits = 0, marks = 0;
        foreach (char c in form)
        {
            if (char.IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c)) upper++;
            }
            else if (char.IsAsciiDigit(c)) digits++;
            else if (c == '-') marks |= 1;
            else if (c is '.' or '\'' or '’') marks |= 2;
        }
        bool firstUpper = char.IsUpper(form[0]);
        int pattern = letters == 0 ? 0
            : upper == 0 ? 1
            : upper == letters ? letters == 1 ? 2 : 3
            : firstUpper ? upper == 1 ? 4 : 5
            : char.IsLetter(form[0]) ? 6 : 7;
        int number = digits == 0 ? 0 : digits < form.Length ? 3 : form.Length == 4 ? 2 : 1;
        return pattern * 16 + number * 4 + marks;
    }
}
