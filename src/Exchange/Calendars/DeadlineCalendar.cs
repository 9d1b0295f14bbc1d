using System.Globalization;
using System.Text;
using Attache.Exchange.Tables;
using Attache.Ledger;

namespace Attache.Exchange.Calendars;

/// <summary>Deadlines as iCalendar (RFC 5545): all-day events in one VCALENDAR that is published, not sent as an invitation.</summary>
public static class DeadlineCalendar
{
    private const int MostOctets = 75;

    /// <summary>Writes a calendar; an empty one is one, too.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="deadlines">The entries, in their order.</param>
    /// <param name="address">The web address of a report; null for none.</param>
    /// <returns>The number of entries.</returns>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static long Write(Stream stream, IEnumerable<Deadline> deadlines, Func<ReportedFinding, string?>? address = null)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var line in (string[])["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Attache//Deadlines//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Attaché: due"]) Fold(text, line);
        var table = DeadlineTable.With(address);
        long count = 0;
        foreach (var deadline in deadlines)
        {
            text.WriteLine("BEGIN:VEVENT");
            foreach (var column in table.Columns)
                if (column.Value(deadline) is { } value) Fold(text, column.Name + (column.Name == "URL" ? ":" + Cells.Harmless((string)value) : Value(value)));
            text.WriteLine("END:VEVENT");
            count++;
        }
        text.WriteLine("END:VCALENDAR");
        return count;
    }

    private static string Value(object value) => value switch
    {
        DateOnly day => ";VALUE=DATE:" + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        DateTime instant => ":" + instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        long n => ":" + n.ToString(CultureInfo.InvariantCulture),
        _ => ":" + Escape((string)value),
    };

    // Nothing of a story can end a line and so begin a property of its own.
    private static string Escape(string text) => Cells.Sound(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal)
        .Replace("\u2028", "\\n", StringComparison.Ordinal).Replace("\u2029", "\\n", StringComparison.Ordinal);

    // Lines of at most 75 octets, cut between code points; each further one begins with a space.
    private static void Fold(StreamWriter text, string line)
    {
        int octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Write("\r\n ");
                octets = 1;
            }
            text.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.WriteLine();
    }
}
