using Attache.Codebook;
using Attache.Coding;
using Attache.Language;
using Attache.Stories;

namespace Attache.Training;

/// <summary>A sentence with one act marked.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Text">The sentence without the mark.</param>
/// <param name="Act">Where the act's word stands.</param>
/// <param name="Modality">How the act holds.</param>
/// <param name="Historical">Whether it is background.</param>
/// <param name="Group">The kind of wording.</param>
/// <param name="Split"><c>train</c>; <c>heldout</c> and <c>fresh</c> are kept out of development, and were written at two times.</param>
public sealed record ModalityRow(string Id, string Text, TextSpan Act, Modality Modality, bool Historical, string Group, string Split)
{
    /// <summary>Reads <c>data/corpus/modality.tsv</c> or a file like it.</summary>
    /// <exception cref="InvalidDataException">A row has no mark or no such modality; names file and row.</exception>
    public static IReadOnlyList<ModalityRow> ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        return [.. Tsv.Read(path, reader).Rows.Select(r =>
        {
            string marked = r["sentence"];
            int open = marked.IndexOf("<a>", StringComparison.Ordinal), close = marked.IndexOf("</a>", StringComparison.Ordinal);
            if (open < 0 || close < open || !Enum.TryParse<Modality>(r["modality"], ignoreCase: true, out var modality))
                throw new InvalidDataException($"{path}: row {r["id"]} needs an act in <a> and </a> and one of {string.Join(", ", Enum.GetNames<Modality>())}");
            return new ModalityRow(r["id"], marked.Replace("<a>", "", StringComparison.Ordinal).Replace("</a>", "", StringComparison.Ordinal), new TextSpan(open, close - 3), modality, r["historical"] == "yes", r["group"], r["split"]);
        })];
    }
}

/// <summary>What the program says of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Modality">Its modality.</param>
/// <param name="Historical">Whether it takes it for background.</param>
public sealed record ModalityAnswer(ModalityRow Row, Modality Modality, bool Historical)
{
    /// <summary>Whether both are right.</summary>
    public bool IsRight => Modality == Row.Modality && Historical == Row.Historical;
}

/// <summary>Asks the program for the modality of marked acts, each sentence as a story of 15 June 2021.</summary>
public static class ModalityEvaluation
{
    private static readonly DateOnly Day = new(2021, 6, 15);

    /// <summary>Answers for rows, in their order.</summary>
    public static IReadOnlyList<ModalityAnswer> Run(Coder coder, IReadOnlyList<ModalityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(coder);
        var readings = coder.Read([.. rows.Select(StoryOf)]);
        return [.. rows.Zip(readings, (row, reading) =>
        {
            var token = ActOf(row, reading);
            return new ModalityAnswer(row, reading.ModalityOf(token), reading.IsHistorical(token, reading.DateOf(token)));
        })];
    }

    internal static Token ActOf(ModalityRow row, StoryReading reading) => reading.Document.Sentences.SelectMany(s => s.Tokens).First(t => t.Span.Overlaps(row.Act));

    internal static Story StoryOf(ModalityRow row)
    {
        var published = PublicationInstant.OfDay(Day);
        return new Story
        {
            Uri = "urn:row:" + row.Id,
            Published = published,
            Body = row.Text,
            Layout = new StoryLayout([new StoryBlock(BlockRole.Paragraph, new TextSpan(0, row.Text.Length))]),
            ContentHash = Story.Hash(row.Text, null, published),
        };
    }
}
