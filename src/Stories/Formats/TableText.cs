using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Attache.Stories;

/// <summary>A table of stories, one a row: CSV (comma or semicolon) or TSV with a line of column names.</summary>
internal static class TableText
{
    /// <summary>Reads a table lazily.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="delimiter">What parts columns; null for a look at the first line.</param>
    /// <param name="context">Which column is what, and the date.</param>
    public static IEnumerable<StoryResult> Read(TextReader reader, string origin, string? delimiter, ReadContext context)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            DetectDelimiter = delimiter is null,
            DetectDelimiterValues = [",", ";", "\t"],
            MaxFieldSize = StoryFiles.LargestStory,
            LineBreakInQuotedFieldIsBadData = false,
            IgnoreBlankLines = true,
        };
        if (delimiter is not null) configuration.Delimiter = delimiter;
        bool bad = false;
        configuration.BadDataFound = _ => bad = true;
        using var bounded = new RowLimit(reader);
        using var parser = new CsvParser(bounded, configuration, leaveOpen: true);
        Dictionary<string, int>? columns = null;
        for (int row = 0; ; row++)
        {
            string[]? cells = null;
            StoryProblem? problem = null;
            bad = false;
            bounded.Begin();
            try
            {
                cells = parser.Read() ? parser.Record : null;
            }
            catch (Exception e) when (e is CsvHelperException or IOException)
            {
                string at = string.Create(CultureInfo.InvariantCulture, $"{origin}, row {row}");
                problem = e is RowTooLongException
                    ? new StoryProblem(at, e.Message + "; nothing behind it was read", "look for what parts rows and columns in it")
                    : e is MaxFieldSizeException
                    ? new StoryProblem(at, $"a field is longer than {StoryFiles.LargestStory >> 20} million characters; nothing behind it was read", "look for a quotation mark that nothing closes")
                    : new StoryProblem(at, "the table cannot be read from here on", "repair the file or fetch it again");
            }
            if (problem is not null)
            {
                yield return problem;
                yield break;
            }
            if (cells is null) break;
            if (columns is not null && parser.Delimiter != "\t" && Array.Exists(cells, c => c.Contains('\n', StringComparison.Ordinal)) && parser.RawRecord.Count(c => c == '"') % 2 != 0)
            {
                yield return new StoryProblem(string.Create(CultureInfo.InvariantCulture, $"{origin}, row {row}"), "a quotation mark that nothing closes; nothing behind it was read", "close it, or double it where it is part of the text");
                yield break;
            }
            if (bad && columns is not null && parser.Delimiter == "\t")
            {
                // Most who write tabs know no quoting: a text that begins with a quotation mark is just that.
                string[] lines = parser.RawRecord.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                for (int i = 0; i < lines.Length; i++)
                {
                    if (i > 0) row++;
                    yield return Story([.. lines[i].TrimEnd('\r').Split('\t').Select(Unquoted)], columns, string.Create(CultureInfo.InvariantCulture, $"{origin}, row {row}"), context);
                }
                continue;
            }
            if (columns is null)
            {
                columns = Columns(cells);
                if (Has(columns, "body", context) || Has(columns, "html", context)) continue;
                yield return new StoryProblem(origin, "the table has no column of texts" + Named(cells), "say which it is with --fields body=COLUMN");
                yield break;
            }
            yield return Story(cells, columns, string.Create(CultureInfo.InvariantCulture, $"{origin}, row {row}"), context);
        }
        if (columns is null) yield return new StoryProblem(origin, "the table is empty", "give a table with a line of column names and a row for each story");
    }

    private static StoryResult Story(string[] cells, Dictionary<string, int> columns, string origin, ReadContext context)
    {
        string? Cell(string field)
        {
            foreach (string name in context.Fields.NamesOf(field))
                if (columns.TryGetValue(name, out int i) && i < cells.Length && !string.IsNullOrWhiteSpace(cells[i])) return cells[i];
            return null;
        }

        string? body = Cell("body");
        if (body is { } written && (body = HtmlText.Plain(written)) is null) return HtmlText.TooDeep(origin);
        if (body is null && Cell("html") is { } html && (body = HtmlText.Extract(html)) is null) return HtmlText.TooDeep(origin);
        if (string.IsNullOrWhiteSpace(body)) return new StoryProblem(origin, "the row has no text", "leave it out");
        return new StoryDraft
        {
            Origin = origin,
            Body = body,
            Headline = Cell("headline") is { } headline ? HtmlText.Plain(headline) : null,
            Uri = Cell("uri"),
            Version = Cell("version"),
            PubStatus = Cell("pubstatus"),
            Stamp = Cell("date"),
            StampName = "the date",
            Embargo = Cell("embargo"),
            Publisher = Cell("publisher"),
            Language = Cell("language"),
            Byline = Cell("byline"),
            Located = Cell("located"),
            EdNote = Cell("ednote"),
        }.Finish(context);
    }

    // What one row may take: the parser holds it whole, and has some tens of bytes for each of its fields.
    private sealed class RowLimit(TextReader inner) : TextReader
    {
        private const int MostCharacters = 16 << 20;
        private const int MostFields = 500_000;
        private long characters;
        private long fields;

        public void Begin() => (characters, fields) = (0, 0);

        public override int Read(char[] buffer, int index, int count)
        {
            int n = inner.Read(buffer, index, count);
            characters += n;
            var read = buffer.AsSpan(index, n);
            fields += read.Count(',') + read.Count(';') + read.Count('\t');
            if (characters > MostCharacters) throw new RowTooLongException($"a row is longer than {MostCharacters >> 20} million characters");
            if (fields > MostFields) throw new RowTooLongException(string.Create(CultureInfo.InvariantCulture, $"a row has more than {MostFields:N0} fields"));
            return n;
        }

        public override int Read()
        {
            char[] one = new char[1];
            return Read(one, 0, 1) == 0 ? -1 : one[0];
        }
    }

    private sealed class RowTooLongException(string message) : IOException(message);

    private static string Unquoted(string cell) =>
        cell.Length > 1 && cell[0] == '"' && cell[^1] == '"' && cell.AsSpan(1, cell.Length - 2).IndexOf('"') < 0 ? cell[1..^1] : cell;

    /// <summary>What parts the columns of a text that has no ending to its name; null where its first line is no line of names of which one is that of the texts.</summary>
    internal static char? Delimiter(ReadOnlySpan<char> text, FieldMap fields)
    {
        int end = text.IndexOf('\n');
        if (end is < 3 or > 2000) return null;
        string line = text[..end].TrimEnd('\r').ToString();
        foreach (char delimiter in (ReadOnlySpan<char>)['\t', ';', ','])
        {
            string[] names = [.. line.Split(delimiter).Select(n => FieldMap.Fold(n.Trim('"')))];
            if (names.Length < 2 || names.Any(n => n.Length is 0 or > 40 || !n.All(char.IsLetterOrDigit))) continue;
            int known = names.Count(n => FieldMap.Fields.Any(f => fields.NamesOf(f).Contains(n, StringComparer.Ordinal)));
            if (known >= 2 && names.Any(n => fields.NamesOf("body").Contains(n, StringComparer.Ordinal) || fields.NamesOf("html").Contains(n, StringComparer.Ordinal))) return delimiter;
        }
        return null;
    }

    private static Dictionary<string, int> Columns(string[] names)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++) columns.TryAdd(FieldMap.Fold(names[i].Trim('\uFEFF')), i);
        return columns;
    }

    private static bool Has(Dictionary<string, int> columns, string field, ReadContext context) => context.Fields.NamesOf(field).Any(columns.ContainsKey);

    private static string Named(string[] names) => names.Length is > 0 and <= 30 ? $" (it has: {StoryDraft.Short(string.Join(", ", names))})" : "";
}
