using System.Globalization;
using Attache.Codebook;

namespace Attache.Views;

/// <summary>Pieces of English text.</summary>
internal static class Prose
{
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    /// <summary>"7 February 2022".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"on 31 January 2022", "in August 2021", "about 2020", "from 3 March 2022", "by 15 March 2022".</summary>
    public static string When(EdtfDate date)
    {
        int slash = date.Text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return (date.IsVague ? "about " : date.Grain switch { DateGrain.Day => "on ", DateGrain.Season => "in the ", _ => "in " }) + Bare(date);
        string left = date.Text[..slash], right = date.Text[(slash + 1)..];
        if (left is "" or "..") return "by " + Bare(EdtfDate.Parse(right));
        if (right is "" or "..") return "from " + Bare(EdtfDate.Parse(left));
        return $"between {Bare(EdtfDate.Parse(left))} and {Bare(EdtfDate.Parse(right))}";
    }

    /// <summary>The date without a preposition: "31 January 2022", "August 2021", "2020".</summary>
    public static string Bare(EdtfDate date)
    {
        int slash = date.Text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            string left = date.Text[..slash], right = date.Text[(slash + 1)..];
            return right is "" or ".." ? "since " + Bare(EdtfDate.Parse(left)) : left is "" or ".." ? "until " + Bare(EdtfDate.Parse(right)) : $"{Bare(EdtfDate.Parse(left))} – {Bare(EdtfDate.Parse(right))}";
        }
        var first = date.First!.Value;
        return date.Grain switch
        {
            DateGrain.Day => Day(first),
            DateGrain.Month => first.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
            DateGrain.Season => $"{Seasons[(first.Month / 3) - 1]} of {first.Year.ToString(CultureInfo.InvariantCulture)}",
            _ => first.Year.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>"from 1995 to 2002", of an interval that is closed on both sides.</summary>
    public static string FromTo(EdtfDate date)
    {
        string[] ends = date.Text.Split('/');
        return $"from {Bare(EdtfDate.Parse(ends[0]))} to {Bare(EdtfDate.Parse(ends[1]))}";
    }

    /// <summary>"since 31 January 2022", whatever sort of date it is.</summary>
    public static string Since(EdtfDate date) => "since " + (date.IsVague && !date.IsInterval ? "about " : "") + (Bare(date) is var b && b.StartsWith("since ", StringComparison.Ordinal) ? b["since ".Length..] : b);

    /// <summary>"+2.5", "−3.0", "0.0": one digit behind the point.</summary>
    public static string Signed(double number) => (Math.Round(number, 1) switch { > 0 => "+", < 0 => "−", _ => "" }) + Math.Abs(Math.Round(number, 1)).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> items, string joint = "and")
    {
        string[] all = [.. items.Distinct(StringComparer.Ordinal)];
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            _ => string.Join(", ", all[..^1]) + $" {joint} " + all[^1],
        };
    }

    /// <summary>"2,400".</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Numbers to twelve in words, others in digits.</summary>
    public static string Words(int number) => number is > 0 and <= 12
        ? new[] { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" }[number - 1]
        : Number(number);

    /// <summary>"1 story", "3 stories".</summary>
    public static string Count(int number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>"France's", "the Netherlands'".</summary>
    public static string Possessive(string name) => name.EndsWith('s') ? name + "’" : name + "’s";

    /// <summary>The first letter in upper case.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Whole days in words a reader counts in: "today", "tomorrow", "in 14 days", "yesterday", "3 days ago".</summary>
    public static string FromNow(int days) => days switch
    {
        0 => "today",
        1 => "tomorrow",
        -1 => "yesterday",
        > 0 => $"in {Number(days)} days",
        _ => $"{Number(-days)} days ago",
    };

    /// <summary>How a sentence words an act, as an adjective.</summary>
    public static string Wording(Modality modality) => modality switch
    {
        Modality.Planned => "planned",
        Modality.Considered => "considered",
        Modality.Conditional => "under conditions",
        Modality.Negated => "denied or not so",
        _ => "reported",
    };

    /// <summary>The words of ICD 203 (table of 2015) for a confidence from 0 to 1; a bound belongs to the higher word.</summary>
    public static string Certainty(double confidence) => confidence switch
    {
        < 0.05 => "almost no chance",
        < 0.20 => "very unlikely",
        < 0.45 => "unlikely",
        < 0.55 => "roughly even chance",
        < 0.80 => "likely",
        < 0.95 => "very likely",
        _ => "almost certain",
    };

    /// <summary>All white space as single spaces.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A stretch of a story within a sentence of ours: trimmed, on one line, without a full stop at the end.</summary>
    public static string Inset(string text)
    {
        return OneLine(text).TrimEnd('.', ',', ';', ':', ' ');
    }

    /// <summary>With the quotation closed that a stretch of a story opens and does not close.</summary>
    public static string Closed(string text)
    {
        int open = text.Count(c => c is '“'), close = text.Count(c => c is '”');
        return open > close ? text + "”" : text.Count(c => c is '"') % 2 == 1 ? (text.EndsWith('"') ? text[..^1] : text + "\"") : text;
    }

    /// <summary>In quotation marks, those inside made single ones; what is quoted as a whole keeps its own.</summary>
    public static string Quote(string text)
    {
        string one = Inset(text);
        if (one.Length > 1 && one[0] is '“' or '"' or '„' or '«') one = one[1..];
        if (one.Length > 0 && one[^1] is '”' or '"' or '»') one = one[..^1];
        one = one.Replace('“', '‘').Replace('”', '’');
        return $"“{one.TrimEnd('.', ',', ' ')}”";
    }
}
