using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;
using Spectre.Console;

namespace Attache.Cli.Output;

/// <summary>A table of findings, a heading for each story. Widths are fixed from the start, so that a long run prints as it goes.</summary>
internal sealed class FindingTable(IAnsiConsole console) : IFindingWriter
{
    private const int SentenceWidth = 4, KindWidth = 10, DateWidth = 10, ModalityWidth = 11;
    private const int Indent = SentenceWidth + KindWidth + DateWidth + ModalityWidth + 4;
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
        foreach (var f in findings) Row(f);
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

    // By hand and not as a grid of the library, which pads every line to the full width.
    private void Row(Finding f)
    {
        string modality = f.Modality == Modality.Actual ? f.Historical == true ? "historical" : "" : NameOf(f.Modality);
        string date = f.Date?.Text ?? "";
        console.Write(new Text($"s{f.Sentence}".PadLeft(SentenceWidth) + " ", new Style(decoration: Decoration.Dim)));
        console.Write(new Text(f.Kind.PadRight(KindWidth) + " ", new Style(Colour(f))));
        console.Write(new Text(date.PadRight(DateWidth) + " "));
        console.Write(new Text(modality.PadRight(ModalityWidth) + " ", new Style(Color.Yellow)));
        int column = Indent + Math.Max(0, date.Length - DateWidth);
        bool first = true;
        foreach (string word in FindingSummary.Of(f).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!first && column + 1 + word.Length > console.Profile.Width)
            {
                console.WriteLine();
                console.Write(new string(' ', Indent));
                column = Indent;
            }
            else if (!first)
            {
                console.Write(" ");
                column++;
            }
            console.Write(new Text(word));
            column += word.Length;
            first = false;
        }
        console.WriteLine();
    }

    private static Color Colour(Finding f) => f switch
    {
        EventFinding e => e.Score switch { < -4 => Color.Red, > 0 => Color.Green, _ => Color.Default },
        DeploymentFinding => Color.Aqua,
        DecisionFinding or TalksFinding => Color.Fuchsia,
        _ => Color.Default,
    };

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..Math.Max(1, width - 1)] + "…";
}
