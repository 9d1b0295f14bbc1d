using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Ledger;
using Spectre.Console;

namespace Attache.Cli.Verbs;

/// <summary><c>attache stories</c></summary>
internal static class StoriesVerb
{
    public static Command Create()
    {
        var known = Common.Day("--known", "Leave out what was published after this day (UTC).");
        var show = new Option<string?>("--show") { Description = "Print the body of one story, by its identifier.", HelpName = "ID" };
        var format = Common.Format("How to list them.", "table", "jsonl");
        var ledger = Common.Ledger();
        var command = new Command("stories", "List the stories in the ledger, or print one.") { known, show, format, ledger };
        Examples.Attach(command, """
            attache stories
            attache stories --format jsonl
            attache stories --show urn:example:story:1
            """);
        command.SetAction(r =>
        {
            using var store = Common.OpenToRead(r.GetValue(ledger)!);
            var stories = store.Stories(Common.Known(r.GetValue(known)));
            return r.GetValue(show) is { } id ? Show(store, stories, id) : List(stories, r.GetValue(format) == "jsonl", store.Name);
        });
        return command;
    }

    private static int Show(ILedgerStore store, IEnumerable<StoryRef> stories, string id)
    {
        var versions = stories.Where(s => s.Id == id || (s.Id.StartsWith("sha256:", StringComparison.Ordinal) && s.ContentHash.StartsWith(id, StringComparison.Ordinal) && id.Length >= 6)).ToList();
        if (versions.Count == 0) throw new UserException(ExitCode.Nothing, $"{store.Name} holds no story '{id}'. 'attache stories' lists them.");
        versions.Sort(StoryRef.CompareVersions);
        string body = store.StoryOf(versions[^1].Sequence)!.Body;
        Console.Out.Write(body);
        if (!body.EndsWith('\n')) Console.Out.WriteLine();
        return ExitCode.Fine;
    }

    private static int List(IEnumerable<StoryRef> stories, bool json, string name)
    {
        int count = json ? Jsonl(stories) : Table(stories);
        if (count > 0) return ExitCode.Fine;
        Terminal.Error($"{name} holds no story. Read some first: attache read FILES.");
        return ExitCode.Nothing;
    }

    private static int Table(IEnumerable<StoryRef> stories)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(new TableColumn("Published").NoWrap(), new TableColumn("Publisher"), new TableColumn("Headline"), new TableColumn("Version"), new TableColumn("Story").NoWrap());
        int count = 0;
        foreach (var s in stories)
        {
            count++;
            string status = s.IsUsable ? s.Version : $"{s.Version} ({s.Status})";
            string id = s.Id.StartsWith("sha256:", StringComparison.Ordinal) ? s.Id[..19] : s.Id;
            table.AddRow(new Text(s.Published.Day.ToString("yyyy-MM-dd", null)), new Text(Terminal.Clean(s.Publisher ?? "")), new Text(Terminal.Clean(s.Headline ?? "")), new Text(Terminal.Clean(status)), new Text(Terminal.Clean(id)));
        }
        if (count > 0) Terminal.Write(table);
        return count;
    }

    private static int Jsonl(IEnumerable<StoryRef> stories)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        int count = 0;
        foreach (var s in stories)
        {
            json.WriteStartObject();
            json.WriteString("id", s.Id);
            json.WriteString("version", s.Version);
            json.WriteString("status", s.Status);
            if (s.Publisher is { } publisher) json.WriteString("publisher", publisher);
            json.WriteString("published", s.Published.ToString());
            if (s.Headline is { } headline) json.WriteString("headline", headline);
            json.WriteString("content_hash", s.ContentHash);
            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
            count++;
        }
        return count;
    }
}
