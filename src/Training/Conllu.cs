namespace Attache.Training;

/// <summary>A word of a CoNLL-U file.</summary>
/// <param name="Form">The form.</param>
/// <param name="Lemma">The lemma.</param>
/// <param name="Upos">The universal part of speech.</param>
/// <param name="Xpos">The Penn part of speech.</param>
/// <param name="Feats">The features, <c>_</c> for none.</param>
/// <param name="Head">0 for the root, else counted from 1.</param>
/// <param name="Deprel">The relation.</param>
/// <param name="SpaceAfter">Whether white space follows in the text.</param>
/// <param name="Misc">The last column, <c>_</c> for none.</param>
public sealed record ConlluWord(string Form, string Lemma, string Upos, string Xpos, string Feats, int Head, string Deprel, bool SpaceAfter, string Misc);

/// <summary>A sentence of a CoNLL-U file.</summary>
/// <param name="Words">Its syntactic words.</param>
/// <param name="StartsDocument">Whether a document starts with it.</param>
/// <param name="StartsParagraph">Whether a paragraph starts with it.</param>
public sealed record ConlluSentence(IReadOnlyList<ConlluWord> Words, bool StartsDocument, bool StartsParagraph);

/// <summary>Reads CoNLL-U. Ranges give the spaces of their words; empty nodes are passed over.</summary>
public static class Conllu
{
    /// <summary>Reads all sentences.</summary>
    /// <exception cref="InvalidDataException">A line has not ten columns or a broken number; names the line.</exception>
    public static List<ConlluSentence> Read(TextReader reader)
    {
        var sentences = new List<ConlluSentence>();
        var words = new List<ConlluWord>();
        bool document = false, paragraph = false, rangeSpace = true;
        int number = 0, rangeEnd = 0;
        for (; ; )
        {
            string? line = reader.ReadLine();
            number++;
            if (string.IsNullOrEmpty(line))
            {
                if (words.Count > 0) sentences.Add(new ConlluSentence(words.ToArray(), document, paragraph));
                words.Clear();
                (document, paragraph, rangeEnd) = (false, false, 0);
                if (line is null) return sentences;
                continue;
            }
            if (line[0] == '#')
            {
                document |= line.StartsWith("# newdoc", StringComparison.Ordinal);
                paragraph |= line.StartsWith("# newpar", StringComparison.Ordinal);
                continue;
            }
            var cells = line.Split('\t');
            if (cells.Length != 10) throw new InvalidDataException($"Line {number}: {cells.Length} columns, ten wanted");
            bool space = !cells[9].Split('|').Contains("SpaceAfter=No");
            int dash = cells[0].IndexOf('-');
            if (dash > 0)
            {
                rangeEnd = Number(cells[0][(dash + 1)..], number);
                rangeSpace = space;
                continue;
            }
            if (cells[0].Contains('.')) continue;
            int id = Number(cells[0], number);
            if (id <= rangeEnd) space = id == rangeEnd && rangeSpace;
            words.Add(new ConlluWord(cells[1], cells[2], cells[3], cells[4], cells[5], Number(cells[6], number), cells[7], space, cells[9]));
        }
    }

    private static int Number(string cell, int line) =>
        int.TryParse(cell, out int n) ? n : throw new InvalidDataException($"Line {line}: '{cell}' is no number");
}
