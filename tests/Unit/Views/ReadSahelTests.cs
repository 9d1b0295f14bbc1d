using Attache.Codebook;
using Attache.Coding;
using Attache.Exchange;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Views.Brief;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Tests.Unit.Views;

/// <summary>The dossiers over the examples as the program reads them itself, from the text of the stories.</summary>
public sealed class ReadSahelTests(ReadSahelTests.ReadStories read) : IClassFixture<ReadSahelTests.ReadStories>
{
    /// <summary>The examples, read once.</summary>
    public sealed class ReadStories : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("attache").FullName;

        public ReadStories()
        {
            var coder = Coder.Create((Attache.Language.Names.ActorDictionary?)null);
            var readings = new List<StoryReading>();
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples", "sahel-2022")).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var stream = File.OpenRead(file);
                foreach (var item in new StoryFiles(null).Read(stream, file))
                    if (item.Story is { } story) readings.Add(new StoryReading(story, [.. coder.Code(story)], "test"));
            }
            Store = SqliteLedger.Open(Path.Combine(folder, "read.db"), TimeProvider.System);
            Store.Append(readings);
        }

        /// <summary>The ledger of them.</summary>
        public ILedgerStore Store { get; }

        public void Dispose()
        {
            Store.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    public static TheoryData<string, string, string, string, string, bool> Questions()
    {
        var data = new TheoryData<string, string, string, string, string, bool>();
        using var reader = new StreamReader(Path.Combine(Repository.Root, "tests", "Unit", "Views", "Data", "questions-read.tsv"));
        foreach (var row in Tsv.Read("questions-read", reader).Rows) data.Add(row["subject"], row["on"], row["known"], row["has"], row["lacks"], row["right"] == "yes");
        return data;
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Answers_the_analysts_questions(string subject, string on, string known, string has, string lacks, bool right)
    {
        string text = BriefExchange.Write(BriefComposer.Compose(
            read.Store, SahelDossierTests.SubjectOf(subject), SahelDossierTests.On(on), SahelDossierTests.Known(known), TestNames.Sahel), BriefFormat.Text, 10_000);
        int sources = text.IndexOf("\nSources\n", StringComparison.Ordinal);
        string plain = System.Text.RegularExpressions.Regex.Replace(sources < 0 ? text : text[..sources], @" (\[\d+\])+", "");
        bool holds = has.Split('|', StringSplitOptions.RemoveEmptyEntries).All(part => plain.Contains(part, StringComparison.OrdinalIgnoreCase))
            && lacks.Split('|', StringSplitOptions.RemoveEmptyEntries).All(part => !plain.Contains(part, StringComparison.Ordinal));
        // An answer that comes out right at last is no longer listed as wrong.
        Assert.True(holds == right, plain);
    }
}
