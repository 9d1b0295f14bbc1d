using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Training;

namespace Attache.Tests.Unit.Training;

public sealed partial class PloverCorpusTests
{
    private const string Header = "id\tsentence\tactor\trecipient\tcategory\tmode\taux\tcontext\tsyntax\tsplit\tpredicate\tnote";

    private static readonly CorpusReading Corpus = PloverCorpus.ReadFolder(Path.Combine(Repository.Root, "data", "corpus", "plover"));

    [Fact]
    public void Every_row_of_the_corpus_reads()
    {
        Assert.Empty(Corpus.Problems);
        Assert.NotEmpty(Corpus.Rows);
    }

    [Fact]
    public void Ids_and_marked_sentences_are_unique()
    {
        Assert.Equal([], Corpus.Rows.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal([], Corpus.Rows.GroupBy(r => r.Marked).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void States_of_codes_are_in_the_table_of_states()
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "data", "actors", "states.tsv"));
        var known = Tsv.Read("states.tsv", reader).Rows.Select(r => r["code"]).Concat(Plover.Standard.InternationalCodes.Keys).Concat(["KOS", "PSE", "HKG"]).ToHashSet();
        Assert.Equal([], Corpus.Rows.SelectMany(r => r.Actor.Concat(r.Recipient)).Select(c => c[..3]).Distinct().Where(c => !known.Contains(c)));
    }

    [Fact]
    public void A_family_of_predicates_lies_in_one_part_of_the_split()
    {
        Assert.Equal([], Corpus.Rows.GroupBy(r => r.Predicate).Where(g => g.Select(r => r.HeldOut).Distinct().Count() > 1).Select(g => g.Key));
        Assert.InRange((double)Corpus.Rows.Count(r => r.HeldOut) / Corpus.Rows.Count, 0.07, 0.14);
    }

    /// <summary>Rows on the same sentence with other marks are contrast on purpose and do not count.</summary>
    [Fact]
    public void No_two_sentences_share_half_of_their_words_in_fours()
    {
        var byGram = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var grams = Corpus.Rows.Select(r => Fours(r.Sentence)).ToList();
        var near = new List<string>();
        for (int i = 0; i < grams.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var gram in grams[i])
            {
                if (!byGram.TryGetValue(gram, out var with)) byGram[gram] = with = [];
                foreach (int j in with) shared[j] = shared.GetValueOrDefault(j) + 1;
                with.Add(i);
            }
            near.AddRange(shared.Where(s => 2 * s.Value > Math.Min(grams[i].Count, grams[s.Key].Count) && Corpus.Rows[i].Sentence != Corpus.Rows[s.Key].Sentence)
                .Select(s => $"{Corpus.Rows[s.Key].Id} {Corpus.Rows[i].Id}"));
        }
        Assert.Equal([], near);
    }

    /// <summary>Actor, recipient, names and numbers are blanked.</summary>
    [Fact]
    public void No_two_sentences_have_one_skeleton() =>
        Assert.Equal([], Corpus.Rows.DistinctBy(r => r.Sentence).GroupBy(r => Skeleton(r.Marked)).Where(g => g.Count() > 1).Select(g => string.Join(' ', g.Select(r => r.Id))));

    /// <summary>Floors rise with the corpus and are never lowered.</summary>
    [Fact]
    public void Counts_are_above_their_floors()
    {
        const int Rows = 250, Category = 4, None = 25;
        Assert.True(Corpus.Rows.Count >= Rows, $"{Corpus.Rows.Count} rows");
        Assert.True(Corpus.Rows.Count(r => r.Category == PloverCorpus.None) >= None);
        Assert.Equal([], Plover.Standard.Categories.Keys.Where(c => Corpus.Rows.Count(r => r.Category == c) < Category));
        Assert.Equal([], PloverCorpus.Syntaxes.Where(s => Corpus.Rows.All(r => r.Syntax != s)));
    }

    [Fact]
    public void A_good_row_reads_with_its_spans()
    {
        var row = Assert.Single(Read("x1\t<s>Kenya</s> expelled <t>two envoys</t>.\tKEN GOV\tUGA GOV\tSANCTION\texpel\t\tdiplomatic\tactive\ttrain\texpel\t").Rows);
        Assert.Equal("Kenya expelled two envoys.", row.Sentence);
        Assert.Equal(("Kenya", "two envoys"), (row.ActorSpan.Of(row.Sentence), row.RecipientSpan!.Value.Of(row.Sentence)));
        Assert.Equal(["KEN GOV"], row.Actor);
        Assert.Equal(["expel"], row.Modes);
        Assert.False(row.HeldOut);
    }

    [Theory]
    [InlineData("x1\t<s>Kenya</s> left.", "2 cells, 12 columns")]
    [InlineData("x1\tKenya left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "no actor marked")]
    [InlineData("x1\t<s>Kenya left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "not closed")]
    [InlineData("x1\t<s>Kenya </s>left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "space at its edge")]
    [InlineData("x1\t<s>Kenya</t> left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "neither <s>")]
    [InlineData("x1\t<s>Kenya</s> and <s>Mali</s> left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "<s> twice")]
    [InlineData("x1\t<s>Kenya</s> left <t>it</t>.\tKEN\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "needs both")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN QQQ\t-\tSANCTION\t\t\t\tactive\ttrain\tleave\t", "'KEN QQQ'")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tLEAVE\t\t\t\tactive\ttrain\tleave\t", "'LEAVE' is no category")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\trelease\t\t\tactive\ttrain\tleave\t", "'release' is no mode of SANCTION")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tNONE\texpel\t\t\tactive\ttrain\tleave\twhy", "'expel' is no mode of NONE")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\t\tlater\t\tactive\ttrain\tleave\t", "'later' is no auxiliary mode")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\t\t\tweather\tactive\ttrain\tleave\t", "'weather' is no context")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\t\t\t\tloud\ttrain\tleave\t", "'loud' is no build of clause")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\t\t\t\tactive\ttest\tleave\t", "'test'")]
    [InlineData("x1\t<s>Kenya</s> left.\tKEN\t-\tNONE\t\t\t\tactive\ttrain\tleave\t", "needs a note")]
    public void A_bad_row_is_told_with_its_line_and_the_others_are_read(string row, string problem)
    {
        var reading = Read(row + "\nx2\t<s>Kenya</s> left.\tKEN\t-\tSANCTION\twithdraw\t\t\tactive\ttrain\tleave\t");
        Assert.Equal("x2", Assert.Single(reading.Rows).Id);
        Assert.StartsWith("x.tsv, line 3: ", Assert.Single(reading.Problems), StringComparison.Ordinal);
        Assert.Contains(problem, reading.Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_or_a_table_of_another_form_is_a_problem()
    {
        Assert.Contains("no such folder", Assert.Single(PloverCorpus.ReadFolder(Path.Combine(Repository.Root, "nowhere")).Problems), StringComparison.Ordinal);
        Assert.Contains("the columns must be", Assert.Single(PloverCorpus.Read("x.tsv", new StringReader("id\tsentence\n")).Problems), StringComparison.Ordinal);
        Assert.Contains("no line of column names", Assert.Single(PloverCorpus.Read("x.tsv", new StringReader("# a\n")).Problems), StringComparison.Ordinal);
    }

    private static CorpusReading Read(string rows) => PloverCorpus.Read("x.tsv", new StringReader($"# comment\n{Header}\n{rows}\n"));

    private static HashSet<string> Fours(string sentence)
    {
        var words = Word().Matches(sentence.ToLowerInvariant()).Select(m => m.Value).ToList();
        return [.. Enumerable.Range(0, Math.Max(0, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4)))];
    }

    private static string Skeleton(string marked)
    {
        var s = Mark().Replace(marked, "<$1>");
        s = Name().Replace(s, "N");
        return Number().Replace(s, "0").Replace("N N", "N", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[\w'’-]+")]
    private static partial Regex Word();

    [GeneratedRegex("<([st])>.*?</[st]>")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<!^)\b[A-Z][\w'’-]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\d[\d,.]*")]
    private static partial Regex Number();
}
