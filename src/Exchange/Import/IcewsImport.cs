using System.Globalization;
using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Exchange.Events;
using Attache.Exchange.Tables;
using Attache.Stories;
using Attache.Views;

namespace Attache.Exchange.Import;

/// <summary>
/// Events in the shape of the ICEWS Coded Event Data. Rows of this program that belong to one event become one again. The format holds
/// no text: a story that the ledger does not have gets a line made from the row. The day of the event is taken for the story's.
/// </summary>
public static partial class IcewsImport
{
    private static readonly string[] Needed = ["Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name", "Story ID"];

    /// <summary>Reads the file: a header and rows separated by tabs. Rows of one event must follow one another.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="defaults">What is taken where a row does not tell.</param>
    public static IEnumerable<ImportLine> Read(TextReader reader, ImportDefaults defaults)
    {
        if (reader.ReadLine() is not { } header) yield break;
        var columns = header.TrimStart('\ufeff').Split('\t').Select((name, i) => (Name: name.Trim('"', ' '), i)).GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().i, StringComparer.OrdinalIgnoreCase);
        string[] missing = [.. Needed.Where(n => !columns.ContainsKey(n))];
        if (missing.Length > 0)
        {
            yield return new(1, null, $"the header lacks {string.Join(", ", missing)}: the columns of ICEWS are separated by tabs and named in the first line");
            yield break;
        }
        int number = 1;
        var group = new List<(int Line, Row Row)>();
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            var row = new Row(columns, line.Split('\t'));
            if (row.Count != columns.Count)
            {
                yield return new(number, null, string.Create(CultureInfo.InvariantCulture, $"it has {row.Count} cells, the header {columns.Count}"));
                continue;
            }
            if (group.Count > 0 && row.Event != group[0].Row.Event)
            {
                yield return Read(group, defaults);
                group.Clear();
            }
            group.Add((number, row));
        }
        if (group.Count > 0) yield return Read(group, defaults);
    }

    private static ImportLine Read(List<(int Line, Row Row)> rows, ImportDefaults defaults)
    {
        var (line, row) = rows[0];
        if (row["Story ID"] is not { } story) return new(line, null, "it names no story");
        if (!DateOnly.TryParseExact(row["Event Date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(line, null, $"'{row["Event Date"]}' is no day: write YYYY-MM-DD");
        string cell = row["CAMEO Code"] ?? "";
        // A spreadsheet takes the zero before a code away; no code of CAMEO begins with what is left.
        var cameo = Plover.Standard.Cameo.GetValueOrDefault(cell) ?? Plover.Standard.Cameo.GetValueOrDefault("0" + cell);
        if (cameo is null) return new(line, null, $"'{cell}' is no CAMEO code that PLOVER has a category for");
        var (actors, recipients) = Parties(rows);
        EdtfDate? date = row["Date Grain"] switch
        {
            null or "day" => EdtfDate.Day(day),
            "month" => EdtfDate.Month(day.Year, day.Month),
            "year" => EdtfDate.Year(day.Year),
            "story" => null,
            // Of a season or an interval the row keeps the first day only.
            _ => EdtfDate.Parse(day.ToString("yyyy-MM-dd'~'", CultureInfo.InvariantCulture)),
        };
        double? score = double.TryParse(row["Intensity"], CultureInfo.InvariantCulture, out double s) ? s : null;
        string[]? modes = cameo.Mode is { } m ? [m] : null;
        var finding = new EventFinding
        {
            Id = row.Event, Story = story, Sentence = int.TryParse(row["Sentence Number"], CultureInfo.InvariantCulture, out int n) && n > 0 ? n : 1, Start = 0, End = 0, Text = "",
            Category = cameo.Category, Mode = modes, Context = cameo.Contexts is { Count: > 0 } c ? c : null, Actor = actors, Recipient = recipients, Location = Location(row), Date = date,
            Cameo = cameo.Code, Score = score ?? Plover.Standard.Score(cameo.Category, modes), Quad = Plover.Standard.Categories[cameo.Category].Quad, Confidence = defaults.Confidence,
        };
        string stand = $"{ImportRecord.NoText}{PloverImport.Names(actors)} — {row["Event Text"] ?? cameo.Text} — {PloverImport.Names(recipients)}";
        return new(line, new ImportRecord(line, finding, new ImportStory(story, PublicationInstant.OfDay(day), row["Publisher"])) { Stand = stand }, null);
    }

    private static (List<Entity>? Actors, List<Entity>? Recipients) Parties(List<(int Line, Row Row)> rows)
    {
        var actors = rows.Select(r => Party(r.Row, "Source")).OfType<Entity>().Distinct().ToList();
        var recipients = rows.Select(r => Party(r.Row, "Target")).OfType<Entity>().Distinct().ToList();
        // Told both ways, it is a meeting: all are actors.
        if (rows.Count > 1 && actors.Count > 1 && actors.Count == recipients.Count && actors.All(recipients.Contains)) recipients.Clear();
        return (actors.Count > 0 ? actors : null, recipients.Count > 0 ? recipients : null);
    }

    private static Entity? Party(Row row, string side)
    {
        string? name = row[side + " Name"], country = row[side + " Country"];
        if ((name ?? country) is not { } text) return null;
        string? sector = null, code = country is null ? null : CountryNames.Standard.CodeOf(country);
        foreach (string word in (row[side + " Sectors"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IcewsSectors.ByWord.TryGetValue(word, out var known)) continue;
            sector ??= known.Sector;
            code ??= known.Code;
        }
        // Without a country it may be an organisation that has a code of its own.
        if (CountryNames.Standard.CodeOf(text) is { } own && Plover.Standard.InternationalCodes.ContainsKey(own)) code = country is null ? own : code;
        return new Entity { Text = text, Name = name, Code = code, Sector = sector };
    }

    private static List<Place>? Location(Row row)
    {
        string? city = row["City"], province = row["Province"], district = row["District"], country = row["Country"];
        if ((city ?? district ?? province ?? country) is not { } text) return null;
        bool point = double.TryParse(row["Latitude"], CultureInfo.InvariantCulture, out double lat) & double.TryParse(row["Longitude"], CultureInfo.InvariantCulture, out double lon);
        string feature = city is not null ? "PPL" : district is not null ? "ADM2" : province is not null ? "ADM1" : "PCLI";
        // ICEWS gives a state its middle for a place; it is none.
        point &= feature is "PPL" or "ADM2";
        return [new Place { Text = text, Name = text, Country = country is null ? null : CountryNames.Standard.CodeOf(country), Latitude = point ? lat : null, Longitude = point ? lon : null, Feature = feature }];
    }

    [GeneratedRegex(@"^(f-[0-9a-f]{20})\.\d+$")]
    private static partial Regex Pair();

    private sealed class Row(Dictionary<string, int> columns, string[] cells)
    {
        public int Count => cells.Length;

        /// <summary>The event that the row belongs to: of this program's rows the finding, else the row's own.</summary>
        public string Event => Pair().Match(this["Event ID"] ?? "") is { Success: true } m ? m.Groups[1].Value : this["Event ID"] ?? "";

        public string? this[string name] => columns.TryGetValue(name, out int i) && i < cells.Length && Cells.Plain(cells[i]).Trim() is { Length: > 0 } text ? text : null;
    }
}
