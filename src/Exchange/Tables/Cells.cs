using System.Buffers;
using System.Globalization;
using System.Text;

namespace Attache.Exchange.Tables;

/// <summary>Values as cells of a text format. What a story says can neither break a row nor start a formula.</summary>
public static class Cells
{
    /// <summary>Stands between the texts of a list; within one of them it is written as ¦.</summary>
    public const char Separator = '|';

    // What is unsound, and surrogates, which are where they have no partner.
    private static readonly SearchValues<char> Doubtful = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => IsUnsound(c) || char.IsSurrogate(c))]);
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\t\r\n\u2028\u2029");

    /// <summary>The texts of a list as one text; null for an empty list.</summary>
    public static string? Join(IReadOnlyList<string>? list) =>
        list is not { Count: > 0 } ? null : string.Join(Separator, list.Select(s => s.Replace(Separator, '¦')));

    /// <summary>
    /// Text that every reader of UTF-8 takes: NUL and other control characters but tab, CR and LF, and surrogates without a
    /// partner, become U+FFFD. The number of UTF-16 code units stays.
    /// </summary>
    public static string Sound(string text)
    {
        int at = text.AsSpan().IndexOfAny(Doubtful);
        if (at < 0) return text;
        var sb = new StringBuilder(text);
        for (int i = at; i < sb.Length; i++)
        {
            if (char.IsHighSurrogate(sb[i]) && i + 1 < sb.Length && char.IsLowSurrogate(sb[i + 1])) i++;
            else if (IsUnsound(sb[i]) || char.IsSurrogate(sb[i])) sb[i] = '\uFFFD';
        }
        return sb.ToString();
    }

    /// <summary>
    /// As <see cref="Sound"/>, in one line without tabs (each end of a line and tab becomes a space), and with an apostrophe
    /// before it where a spreadsheet would take it for a formula: where its first character, spaces aside, is one of = + - @
    /// or their full-width forms, or where it starts with a tab or CR. The same behind each semicolon: where that is the separator of lists, as in much
    /// of Europe, a spreadsheet cuts lines at it, within quotation marks too.
    /// </summary>
    public static string Harmless(string text)
    {
        bool formula = StartsFormula(text);
        string line = Sound(text);
        if (line.AsSpan().ContainsAny(Breaks))
            line = line.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ').Replace('\u2028', ' ').Replace('\u2029', ' ');
        if (line.Contains(';', StringComparison.Ordinal)) line = AfterSemicolons(line);
        return formula ? "'" + line : line;
    }

    private static string AfterSemicolons(string line)
    {
        var sb = new StringBuilder(line.Length + 1);
        for (int i = 0; i < line.Length; i++)
        {
            sb.Append(line[i]);
            // Quotation marks that open nothing are passed over there, too.
            if (line[i] == ';' && StartsFormula(line.AsSpan(i + 1).TrimStart(" \u00A0\"'"))) sb.Append('\'');
        }
        return sb.ToString();
    }

    /// <summary>The text of a cell that <see cref="Harmless"/> wrote: without the apostrophe before what would be a formula.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && StartsFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    /// <summary>A value of a column as the cell of CSV or TSV; empty for null. Days are YYYY-MM-DD, instants ISO 8601 in UTC, flags true and false.</summary>
    /// <exception cref="ArgumentException">It is of none of the types of <see cref="ColumnType"/>.</exception>
    public static string Write(object? value) => value switch
    {
        null => "",
        string s => Harmless(s),
        IReadOnlyList<string> list => Harmless(Join(list) ?? ""),
        long n => n.ToString(CultureInfo.InvariantCulture),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime t => t.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        _ => throw new ArgumentException($"a {value.GetType().Name} is no value of a column", nameof(value)),
    };

    private static bool StartsFormula(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is ('\t' or '\r')) return true;
        var rest = text.TrimStart();
        return rest.Length > 0 && rest[0] is ('=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20');
    }

    private static bool IsUnsound(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n');
}
