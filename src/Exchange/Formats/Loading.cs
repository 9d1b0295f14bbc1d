using Attache.Exchange.Events;

namespace Attache.Exchange.Formats;

/// <summary>How other programs read a format.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Make">The command line that makes the file.</param>
/// <param name="R">R; null for none.</param>
/// <param name="Python">Python; null for none.</param>
/// <param name="DuckDb">DuckDB, one statement that gives the number of rows; a test runs it. Null for none.</param>
/// <param name="Other">QGIS, a calendar and the like; null for none.</param>
public sealed record Loading(string Format, string Make, string? R, string? Python, string? DuckDb, string? Other = null)
{
    private static readonly string GdeltNames = string.Join(", ", GdeltTables.Events.Columns.Select(c => $"'{c.Name}'"));
    private static readonly string MentionNames = string.Join(", ", GdeltTables.Mentions.Columns.Select(c => $"'{c.Name}'"));

    // A file without a header: R and Python take the names from a list that the program prints.
    private static string NamesOf(string format) => $"The names of its columns, a line each: `attache formats {format} --columns > {format}-columns.txt`";

    /// <summary>The ways, in the order of <see cref="ExportFormat.Every"/>.</summary>
    public static IReadOnlyList<Loading> Every { get; } =
    [
        new(
            "csv", "attache export event --out events.csv", """readr::read_csv("events.csv", col_types = readr::cols(cameo = "c"))""", """pandas.read_csv("events.csv", dtype={"cameo": "string"}, parse_dates=["day", "published"])""",
            "select count(*) from read_csv('events.csv', types = {'cameo': 'VARCHAR'})", "QGIS: Layer › Add Layer › Add Delimited Text Layer, with location_lon as X and location_lat as Y."),
        new(
            "tsv", "attache export event --format tsv --out events.tsv", """readr::read_tsv("events.tsv", quote = "", col_types = readr::cols(cameo = "c"))""",
            """pandas.read_csv("events.tsv", sep="\t", quoting=3, dtype={"cameo": "string"})""", "select count(*) from read_csv('events.tsv', delim = '\t', quote = '', escape = '', types = {'cameo': 'VARCHAR'})"),
        new(
            "jsonl", "attache export event --format jsonl --out events.jsonl", """jsonlite::stream_in(file("events.jsonl"))""", """pandas.read_json("events.jsonl", lines=True, dtype={"cameo": "string"})""",
            "select count(*) from read_json('events.jsonl', format = 'newline_delimited')"),
        new(
            "parquet", "attache export all --facts --format parquet --out facts.parquet", """arrow::read_parquet("facts.parquet")""", """pandas.read_parquet("facts.parquet")""",
            "select count(*) from read_parquet('facts.parquet')"),
        new(
            "plover", "attache export event --format plover --out plover.jsonl", """jsonlite::stream_in(file("plover.jsonl"))""", """pandas.read_json("plover.jsonl", lines=True)""",
            "select count(*) from read_json('plover.jsonl', format = 'newline_delimited') where list_contains(event, 'SANCTION')"),
        new(
            "polecat", "attache export event --format polecat --out polecat.tsv", """readr::read_tsv("polecat.tsv", quote = "")""", """pandas.read_csv("polecat.tsv", sep="\t", quoting=3)""",
            "select count(*) from read_csv('polecat.tsv', delim = '\t', quote = '', escape = '')"),
        new(
            "icews", "attache export event --format icews --out icews.tab", """readr::read_tsv("icews.tab", quote = "", col_types = readr::cols(`CAMEO Code` = "c"))""",
            """pandas.read_csv("icews.tab", sep="\t", quoting=3, dtype={"CAMEO Code": "string"})""", "select count(*) from read_csv('icews.tab', delim = '\t', quote = '', escape = '', types = {'CAMEO Code': 'VARCHAR'})"),
        new(
            "gdelt", "attache export event --format gdelt --out gdelt.export.CSV",
            """readr::read_tsv("gdelt.export.CSV", col_names = readLines("gdelt-columns.txt"), quote = "", col_types = readr::cols(EventCode = "c", EventBaseCode = "c", EventRootCode = "c"))""",
            """pandas.read_csv("gdelt.export.CSV", sep="\t", quoting=3, header=None, names=open("gdelt-columns.txt").read().split(), dtype={"EventCode": "string", "EventBaseCode": "string", "EventRootCode": "string"})""",
            $"select count(*) from read_csv('gdelt.export.CSV', delim = '\t', quote = '', escape = '', header = false, names = [{GdeltNames}], types = {{'EventCode': 'VARCHAR', 'EventBaseCode': 'VARCHAR', 'EventRootCode': 'VARCHAR'}})",
            NamesOf("gdelt")),
        new(
            "gdelt-mentions", "attache export event --format gdelt-mentions --out gdelt.mentions.CSV", """readr::read_tsv("gdelt.mentions.CSV", col_names = readLines("gdelt-mentions-columns.txt"), quote = "")""",
            """pandas.read_csv("gdelt.mentions.CSV", sep="\t", quoting=3, header=None, names=open("gdelt-mentions-columns.txt").read().split())""", $"select count(*) from read_csv('gdelt.mentions.CSV', delim = '\t', quote = '', escape = '', header = false, names = [{MentionNames}])", NamesOf("gdelt-mentions")),
        new(
            "geojson", "attache export deployment --format geojson --out forces.geojson", """sf::st_read("forces.geojson")""", """geopandas.read_file("forces.geojson")""",
            "select count(*) from (select unnest(features, recursive := true) from read_json('forces.geojson'))",
            "QGIS: drag the file into the map; Layer Properties › Temporal › Separate Fields for Start and End, start and end. kepler.gl: drag it in; filter by start."),
        new(
            "ftm", "attache export all --format ftm --out file.ftm.json", """jsonlite::stream_in(file("file.ftm.json"))""", """[followthemoney.model.get_proxy(json.loads(line)) for line in open("file.ftm.json")]""",
            "select count(*) from read_json('file.ftm.json', format = 'newline_delimited', columns = {'id': 'VARCHAR', 'schema': 'VARCHAR', 'properties': 'MAP(VARCHAR, VARCHAR[])'})",
            "Aleph: alephclient write-entities -f FOREIGN_ID -i file.ftm.json."),
        new(
            "ics", "attache export due --out due.ics", null, """icalendar.Calendar.from_ical(open("due.ics").read())""", null,
            "A calendar: import the file, or subscribe to /calendar.ics of a desk, which keeps it up to date."),
    ];
}
