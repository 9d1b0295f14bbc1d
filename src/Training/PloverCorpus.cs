using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Training;

/// <summary>A coded sentence of the corpus: one event, or none, between the marked actor and recipient.</summary>
/// <remarks>One of several rows on the same sentence where that tells several events.</remarks>
public sealed record CorpusRow
{
    /// <summary>Stable identifier: two letters of the category and a number, such as <c>ag0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The sentence as it is read, without marks.</summary>
    public required string Sentence { get; init; }

    /// <summary>The sentence as it stands in the file: actor in <c>&lt;s&gt;</c>, recipient in <c>&lt;t&gt;</c>.</summary>
    public required string Marked { get; init; }

    /// <summary>Where the actor stands in <see cref="Sentence"/>, in UTF-16 code units, end exclusive.</summary>
    public required TextSpan ActorSpan { get; init; }

    /// <summary>Where the recipient stands in <see cref="Sentence"/>; null where the event has none.</summary>
    public required TextSpan? RecipientSpan { get; init; }

    /// <summary>PLOVER codes of the actor, each with its sectors, such as <c>KEN GOV</c>; several for a compound actor.</summary>
    public required IReadOnlyList<string> Actor { get; init; }

    /// <summary>PLOVER codes of the recipient; empty where the event has none.</summary>
    public required IReadOnlyList<string> Recipient { get; init; }

    /// <summary>PLOVER category, or <see cref="PloverCorpus.None"/> where nothing happens between the two that are marked.</summary>
    public required string Category { get; init; }

    /// <summary>Modes of the category.</summary>
    public required IReadOnlyList<string> Modes { get; init; }

    /// <summary>Auxiliary modes, of <see cref="PloverCorpus.AuxiliaryModes"/>.</summary>
    public required IReadOnlyList<string> Aux { get; init; }

    /// <summary>Context codes.</summary>
    public required IReadOnlyList<string> Contexts { get; init; }

    /// <summary>The build of the clause, one of <see cref="PloverCorpus.Syntaxes"/>.</summary>
    public required string Syntax { get; init; }

    /// <summary>Whether the row is kept out of training.</summary>
    public required bool HeldOut { get; init; }

    /// <summary>Key of the family of predicates (<c>withdraw</c> for the verb and for "withdrawal"); a family lies wholly in one part of the split.</summary>
    public required string Predicate { get; init; }

    /// <summary>The rule of the manual or the reason; may be empty.</summary>
    public required string Note { get; init; }
}

/// <summary>Rows that could be read, and what is wrong with the others.</summary>
/// <param name="Rows">The good rows in the order of the files.</param>
/// <param name="Problems">A line for each bad row: file, line, what is wrong and what stands there.</param>
public sealed record CorpusReading(IReadOnlyList<CorpusRow> Rows, IReadOnlyList<string> Problems);

/// <summary>Reads the open corpus of PLOVER relations (<c>data/corpus/plover</c>; docs/corpus.md).</summary>
public static class PloverCorpus
{
    /// <summary>The category of rows without an event.</summary>
    public const string None = "NONE";

    /// <summary>The four auxiliary modes of PLOVER, section 2.3.</summary>
    public static IReadOnlyList<string> AuxiliaryModes { get; } = ["historical", "future", "hypothetical", "negated"];

    /// <summary>The builds of clause that rows are labelled with.</summary>
    public static IReadOnlyList<string> Syntaxes { get; } =
        ["active", "passive", "nominal", "infinitive", "participle", "relative", "reported", "coordinated", "fronted", "headline"];

    private static readonly string[] Columns =
        ["id", "sentence", "actor", "recipient", "category", "mode", "aux", "context", "syntax", "split", "predicate", "note"];

    private static readonly FrozenSet<string> Aux = AuxiliaryModes.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Builds = Syntaxes.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads all tables of a folder in the order of their names.</summary>
    /// <param name="folder">Such as <c>data/corpus/plover</c>.</param>
    /// <returns>The rows; a folder that is not there is one problem.</returns>
    public static CorpusReading ReadFolder(string folder)
    {
        if (!Directory.Exists(folder)) return new CorpusReading([], [$"{folder}: no such folder. Give the folder that holds the corpus, such as data/corpus/plover."]);
        var readings = Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal).Select(ReadFile).ToList();
        return new CorpusReading([.. readings.SelectMany(r => r.Rows)], [.. readings.SelectMany(r => r.Problems)]);
    }

    /// <summary>Reads one table.</summary>
    /// <param name="path">The file.</param>
    public static CorpusReading ReadFile(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(Path.GetFileName(path), reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CorpusReading([], [$"{path}: {e.Message}"]);
        }
    }

    /// <summary>Reads one table from a text.</summary>
    /// <param name="name">The table's name, for messages.</param>
    /// <param name="reader">Lines of the table: comments that start with <c>#</c>, column names, rows.</param>
    public static CorpusReading Read(string name, TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new List<CorpusRow>();
        var problems = new List<string>();
        bool header = false;
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (!header)
            {
                if (!cells.SequenceEqual(Columns)) return new CorpusReading([], [$"{name}, line {number}: the columns must be {string.Join(' ', Columns)}"]);
                header = true;
            }
            else if (Row(cells, out var problem) is { } row) rows.Add(row);
            else problems.Add($"{name}, line {number}: {problem}");
        }
        if (!header) problems.Add($"{name}: no line of column names");
        return new CorpusReading(rows, problems);
    }

    private static CorpusRow? Row(string[] cells, out string problem)
    {
        problem = "";
        if (cells.Length != Columns.Length)
        {
            problem = $"{cells.Length} cells, {Columns.Length} columns";
            return null;
        }
        var marked = MarkedSentence.Parse(cells[1], out problem);
        if (marked is null) return null;
        string category = cells[4];
        string[] actor = Codes(cells[2]), recipient = Codes(cells[3]), modes = List(cells[5]), aux = List(cells[6]), contexts = List(cells[7]);
        problem =
            actor.Length == 0 ? "no code of the actor"
            : (recipient.Length > 0) != marked.Recipient.HasValue ? "a recipient needs both a mark <t> and a code"
            : actor.Concat(recipient).FirstOrDefault(c => !IsCode(c)) is { } code ? $"'{code}' is not a PLOVER code with sectors"
            : category != None && !Plover.Standard.Categories.ContainsKey(category) ? $"'{category}' is no category"
            : modes.FirstOrDefault(m => !Plover.Standard.HasMode(category, m)) is { } mode ? $"'{mode}' is no mode of {category}"
            : aux.FirstOrDefault(a => !Aux.Contains(a)) is { } a ? $"'{a}' is no auxiliary mode"
            : contexts.FirstOrDefault(c => !Plover.Standard.Contexts.Contains(c)) is { } context ? $"'{context}' is no context"
            : !Builds.Contains(cells[8]) ? $"'{cells[8]}' is no build of clause: {string.Join(' ', Syntaxes)}"
            : cells[9] is not ("train" or "heldout") ? $"'{cells[9]}': the split is train or heldout"
            : cells[0].Length == 0 || cells[10].Length == 0 ? "id and predicate must not be empty"
            : category == None && cells[11].Length == 0 ? "a row without an event needs a note that says why"
            : "";
        if (problem.Length > 0) return null;
        return new CorpusRow
        {
            Id = cells[0], Sentence = marked.Text, Marked = cells[1], ActorSpan = marked.Actor, RecipientSpan = marked.Recipient,
            Actor = actor, Recipient = recipient, Category = category, Modes = modes, Aux = aux, Contexts = contexts,
            Syntax = cells[8], HeldOut = cells[9] == "heldout", Predicate = cells[10], Note = cells[11],
        };
    }

    private static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Codes(string cell) => cell == "-" ? [] : List(cell);

    private static bool IsCode(string code)
    {
        var parts = code.Split(' ');
        return Plover.IsActorCode(parts[0]) && parts.Skip(1).All(Plover.Standard.Sectors.Contains);
    }
}
