using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Spectre.Console;

namespace Attache.Cli.Output;

/// <summary>A table of findings, a heading for each story. Widths are fixed from the start, so that a long run prints as it goes.</summary>
internal sealed class FindingTable(IAnsiConsole console) : IFindingWriter
{
    private const int DateWidth = 12, KindWidth = 11, ModalityWidth = 11, SentenceWidth = 4;
    private bool started;

    public void Write(StoryReading reading)
    {
        Heading(reading.Story.Published, reading.Story.Publisher, reading.Story.Headline ?? reading.Story.Origin ?? reading.Story.Id);
        Rows(reading.Findings);
    }

    /// <summary>Prints a story's heading.</summary>
    public void Heading(PublicationInstant published, string? publisher, string name)
    {
        if (started) console.WriteLine();
        started = true;
        string text = Terminal.Clean($"{published.Day:yyyy-MM-dd}  {publisher ?? "publisher unknown"}  {name}");
        console.Write(new Text(Cut(text, console.Profile.Width), new Style(decoration: Decoration.Bold)));
        console.WriteLine();
    }

    /// <summary>Prints findings.</summary>
    public void Rows(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            console.Write(new Text("  no findings", new Style(decoration: Decoration.Dim)));
            console.WriteLine();
            return;
        }
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Width = SentenceWidth, NoWrap = true, Alignment = Justify.Right, Padding = new Padding(1, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Width = KindWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Width = DateWidth, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Width = ModalityWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Width = Math.Max(20, console.Profile.Width - DateWidth - KindWidth - ModalityWidth - SentenceWidth - 6), Padding = new Padding(0, 0, 0, 0) });
        foreach (var f in findings)
        {
            grid.AddRow(
                new Text($"s{f.Sentence}", new Style(decoration: Decoration.Dim)),
                new Text(f.Kind, new Style(Colour(f))),
                new Text(f.Date?.Text ?? ""),
                new Text(f.Modality == Modality.Actual ? f.Historical == true ? "historical" : "" : NameOf(f.Modality), new Style(Color.Yellow)),
                new Text(FindingSummary.Of(f)));
        }
        console.Write(grid);
    }

    public void Flush() => Console.Out.Flush();

    public void Dispose() => Flush();

    /// <summary>The modality's name in the exchange format.</summary>
    public static string NameOf(Modality modality) => modality switch
    {
        Modality.Planned => "planned",
        Modality.Considered => "considered",
        Modality.Conditional => "conditional",
        Modality.Negated => "negated",
        _ => "actual",
    };

    private static Color Colour(Finding f) => f switch
    {
        EventFinding e => e.Score switch { < -4 => Color.Red, > 0 => Color.Green, _ => Color.Default },
        DeploymentFinding => Color.Aqua,
        DecisionFinding or TalksFinding => Color.Fuchsia,
        _ => Color.Default,
    };

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";
}
