using Attache.Coding;
using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed class ModalityCorpusTests
{
    private static readonly string FilePath = Path.Combine(Repository.Root, "data", "corpus", "modality.tsv");

    private static readonly IReadOnlyList<ModalityRow> Rows = ModalityRow.ReadFile(FilePath);

    [Fact]
    public void The_corpus_has_three_hundred_sentences_and_forty_of_each_kind()
    {
        Assert.True(Rows.Count >= 300);
        Assert.Equal(Rows.Count, Rows.Select(r => r.Id).Distinct().Count());
        Assert.Equal(Rows.Count, Rows.Select(r => r.Text).Distinct().Count());
        foreach (string group in (string[])["actual", "planned", "considered", "conditional", "negated", "historical", "scope"])
            Assert.True(Rows.Count(r => r.Group == group) >= 40, group);
    }

    // Figures of docs/accuracy-events.md; they must not fall.
    [Fact]
    public void Modality_is_no_worse_than_what_was_measured()
    {
        var answers = ModalityEvaluation.Run(Coder.Create(), Rows);
        foreach (var (split, least) in (ReadOnlySpan<(string, int)>)[("train", 5340), ("heldout", 95), ("fresh", 92), ("fresh2", 140), ("fresh3", 139)])
        {
            var rows = answers.Where(a => a.Row.Split == split).ToList();
            Assert.True(rows.Count(a => a.IsRight) >= least, $"{split}: {rows.Count(a => a.IsRight)} of {rows.Count}" + (split == "train" ? " " + string.Join("; ", rows.Where(a => !a.IsRight).Select(a => a.Row.Id)) : ""));
        }
    }

    [Theory]
    [InlineData("id\tsentence\tmodality\thistorical\tgroup\tsplit\nx\tNobody came.\tactual\t\tactual\ttrain\n")]
    [InlineData("id\tsentence\tmodality\thistorical\tgroup\tsplit\nx\tNobody <a>came</a>.\tunsure\t\tactual\ttrain\n")]
    public void A_row_without_mark_or_with_an_unknown_modality_is_named(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            Assert.Contains("row x", Assert.Throws<InvalidDataException>(() => ModalityRow.ReadFile(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
