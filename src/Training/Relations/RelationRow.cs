using Attache.Codebook;
using Attache.Stories;

namespace Attache.Training.Relations;

/// <summary>A sentence with actor and recipient marked and the class of what happens between them.</summary>
/// <param name="Id">The row's identifier.</param>
/// <param name="Text">The sentence without marks.</param>
/// <param name="Actor">Where the actor stands; several where it is marked several times.</param>
/// <param name="Recipient">Where the recipient stands.</param>
/// <param name="Root">One of the file's classes; YIELD stands for CONCEDE and RETREAT; null where the file gives none.</param>
/// <param name="Quad">1 to 4 as in the file; null where the file gives none.</param>
/// <param name="Mode">Mode, where the file has it.</param>
/// <param name="Family">Rows of one family lie in one fold; null lets the reader of the tree decide.</param>
/// <param name="HeldOut">Whether it is kept out of training.</param>
public sealed record RelationRow(
    string Id, string Text, IReadOnlyList<TextSpan> Actor, IReadOnlyList<TextSpan> Recipient, string? Root, int? Quad, string? Mode, string? Family, bool HeldOut)
{
    /// <summary>Whether the file says that it lies ahead.</summary>
    public bool IsFuture { get; init; }

    /// <summary>Reads a file with the columns <c>sentence_id</c>, <c>marked_sentence</c> and, where it is gold, <c>root</c> and <c>quad</c>.</summary>
    /// <exception cref="InvalidDataException">The file has no such columns or a broken row; names file and line.</exception>
    public static IReadOnlyList<RelationRow> ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        var table = Tsv.Read(path, reader);
        if (!table.Has("marked_sentence")) throw new InvalidDataException($"{path}: no column 'marked_sentence'; actor and recipient are marked in it with <s> and <t>");
        return [.. table.Rows.Select((r, i) =>
        {
            var (text, actor, recipient) = Unmark(r["marked_sentence"]);
            string? root = Cell(r, "root") ?? Cell(r, "gold_root");
            int? quad = int.TryParse(Cell(r, "quad") ?? Cell(r, "gold_penta"), out int q) ? q : null;
            return new RelationRow(Cell(r, "sentence_id") ?? (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), text, actor, recipient, root, quad, null, null, false);
        })];
    }

    /// <summary>A row of the open corpus.</summary>
    public static RelationRow Of(CorpusRow r) => new(
        r.Id, r.Sentence, [r.ActorSpan], r.RecipientSpan is { } s ? [s] : [], r.Category, null, r.Modes.Count > 0 ? r.Modes[0] : null, r.Predicate, r.HeldOut) { IsFuture = r.Aux.Contains("future", StringComparer.Ordinal) };

    private static string? Cell(TsvRow r, string column) => r.Has(column) ? r.Optional(column)?.Trim() : null;

    private static (string Text, List<TextSpan> Actor, List<TextSpan> Recipient) Unmark(string marked)
    {
        var text = new System.Text.StringBuilder();
        List<TextSpan> actor = [], recipient = [];
        int openActor = -1, openRecipient = -1;
        for (int i = 0; i < marked.Length;)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("<s>")) { openActor = text.Length; i += 3; }
            else if (rest.StartsWith("<t>")) { openRecipient = text.Length; i += 3; }
            else if (rest.StartsWith("</s>")) { if (openActor >= 0) actor.Add(new TextSpan(openActor, text.Length)); openActor = -1; i += 4; }
            else if (rest.StartsWith("</t>")) { if (openRecipient >= 0) recipient.Add(new TextSpan(openRecipient, text.Length)); openRecipient = -1; i += 4; }
            else text.Append(marked[i++]);
        }
        return (text.ToString(), actor, recipient);
    }
}
