using System.Globalization;
using Attache.Language;

namespace Attache.Coding;

/// <summary>Cardinal numbers in digits and words.</summary>
public static class NumberWords
{
    private static readonly Dictionary<string, int> Units = new(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["dozen"] = 12,
    };

    /// <summary>The number in words such as "1,650", "two hundred", "twenty-five", "one hundred thousand"; null for none. "1.5 million" is 1500000.</summary>
    public static int? Parse(IEnumerable<string> words)
    {
        long total = 0, current = 0;
        bool any = false;
        foreach (var word in words.SelectMany(w => w.ToLowerInvariant().Split('-', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (word is "and" or "some" or "about") continue;
            if (Units.TryGetValue(word, out int unit)) { current = word == "dozen" && current > 0 ? current * 12 : current + unit; any = true; }
            else if (word is "hundred") { current = Math.Max(current, 1) * 100; any = true; }
            else if (word is "thousand" or "million")
            {
                total += Math.Max(current, 1) * (word == "thousand" ? 1000 : 1_000_000);
                current = 0;
                any = true;
            }
            else if (char.IsAsciiDigit(word[0]) && decimal.TryParse(word, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits) && digits < 2_000_000_000)
            {
                current += (long)digits;
                any = true;
            }
            else return null;
        }
        long sum = total + current;
        return any && sum is > 0 and < int.MaxValue ? (int)sum : null;
    }

    /// <summary>Whether a word is a number in digits or words.</summary>
    public static bool IsNumber(string word) => Parse([word]) is not null;

    /// <summary>The two ends of a range that counts a noun ("2,500 to 3,000 men", "between 40 and 50 men", "two to three hundred men"); null where one number or none does.</summary>
    public static (int From, int To)? RangeOf(Token noun)
    {
        var tokens = noun.Sentence.Tokens;
        foreach (var c in noun.Upos == "NUM" ? noun.Children.Prepend(noun) : noun.Children)
        {
            if (c != noun && c.Deprel != "nummod") continue;
            // The tree may take either end for the number that counts.
            foreach (int join in (ReadOnlySpan<int>)[c.Index - 1, c.Index + 1, c.Index + 2])
            {
                if (join < 1 || join + 1 >= tokens.Count || !Joins(tokens, join)) continue;
                int first = join - 1, last = join + 1;
                while (first > 0 && IsNumber(tokens[first - 1].Form)) first--;
                while (last + 1 < tokens.Count && IsNumber(tokens[last + 1].Form)) last++;
                if (Parse(tokens.Skip(first).Take(join - first).Select(t => t.Form)) is not { } from || Parse(tokens.Skip(join + 1).Take(last - join).Select(t => t.Form)) is not { } to) continue;
                // "two to three hundred": the unit behind counts for both.
                string unit = tokens[last].Form.ToLowerInvariant();
                if (from < 100 && from * 10 < to && unit is "hundred" or "thousand") from *= unit == "hundred" ? 100 : 1000;
                if (from < to) return (from, to);
            }
        }
        return null;
    }

    // "to", "or" and a dash between two numbers; "and" only behind "between".
    private static bool Joins(IReadOnlyList<Token> tokens, int at)
    {
        if (!IsNumber(tokens[at - 1].Form) || !IsNumber(tokens[at + 1].Form)) return false;
        string form = tokens[at].Form.ToLowerInvariant();
        if (form is "to" or "or" or "-" or "–") return true;
        if (form != "and") return false;
        int before = at - 1;
        while (before > 0 && IsNumber(tokens[before].Form)) before--;
        return tokens[before].Form.ToLowerInvariant() == "between";
    }

    /// <summary>The number that counts a noun: its numeral, or the noun itself where it is one ("a further 550"); null for none.</summary>
    public static int? Of(Token noun)
    {
        foreach (var c in noun.Children)
        {
            if (c.Deprel != "nummod") continue;
            var words = c.Children.Where(x => x.Index < c.Index && x.Deprel is "compound" or "nummod" or "flat").Select(x => x.Form).Append(c.Form).Concat(c.Children.Where(x => x.Index > c.Index && x.Deprel is "compound" or "flat").Select(x => x.Form));
            return Parse(words);
        }
        if (noun.Upos == "NUM" || noun.Lemma is "hundred" or "thousand" or "dozen") return Parse(noun.Children.Where(x => x.Index < noun.Index && x.Deprel is "compound" or "nummod").Select(x => x.Form).Append(noun.Form));
        return null;
    }
}
