using System.Globalization;
using System.Text;
using Attache.Codebook;
using Attache.Coding;
using Attache.Stories;

namespace Attache.Training;

/// <summary>Scores the findings of stories against gold files, and fits their confidence.</summary>
public static class FindingEvaluation
{
    /// <summary>Scores all stories of folders. A gold file is named as its story, with <c>.gold.jsonl</c>.</summary>
    /// <param name="folders">Pairs: the folder of the gold files and that of the stories.</param>
    /// <param name="calibrate">Where to write the table of confidences; null for nowhere.</param>
    /// <param name="to">Where the figures go.</param>
    /// <returns>How many stories were scored.</returns>
    /// <exception cref="IOException">A file could not be read or written.</exception>
    public static int Run(IEnumerable<(string Gold, string Stories)> folders, string? calibrate, TextWriter to)
    {
        var coder = Coder.Create();
        var totals = new SortedDictionary<string, FindingScore>(StringComparer.Ordinal);
        var raw = new List<JudgedFinding>();
        var judged = new List<(JudgedFinding, double)>();
        int stories = 0;
        foreach (var (gold, folder) in folders)
            foreach (string path in Directory.GetFiles(gold, "*.gold.jsonl").Order(StringComparer.Ordinal))
            {
                string name = Path.GetFileName(path)[..^".gold.jsonl".Length];
                if (Directory.GetFiles(folder, name + ".*").Order(StringComparer.Ordinal).FirstOrDefault() is not { } file) continue;
                if (new StoryFiles().Read([file]).Select(r => r.Story).FirstOrDefault(s => s is not null) is not { } story) continue;
                stories++;
                var findings = coder.CodeByWeight(story);
                var (scores, holds) = FindingScorer.Score(File.ReadLines(path), findings);
                foreach (var (kind, score) in scores) totals[kind] = totals.GetValueOrDefault(kind) + score;
                for (int i = 0; i < findings.Count; i++)
                    if (holds[i] is { } held)
                    {
                        string kind = FindingJsonKind(findings[i]);
                        var one = new JudgedFinding(kind, story.Id, findings[i].Confidence, held);
                        raw.Add(one);
                        judged.Add((one, coder.Confidence(kind, findings[i].Confidence)));
                    }
            }
        to.WriteLine($"{"kind",-12}{"gold",5}{"pred",6} | {"found F1",9} | {"exact F1",9}");
        foreach (var (kind, s) in totals.Append(new("ALL", totals.Values.Aggregate(default(FindingScore), FindingScore.Add))))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind,-12}{s.Gold,5}{s.Predicted,6} | {s.FoundF1,9:0.000} | {s.ExactF1,9:0.000}"));
        if (raw.Count == 0) return stories;
        to.WriteLine("\nconfidence as the program gives it\n" + CalibrationFit.Reliability(judged));
        if (stories >= 10) to.WriteLine("\nfitted anew, five folds by story\n" + CalibrationFit.Reliability(CalibrationFit.CrossValidate(raw, 5)));
        if (calibrate is not null) File.WriteAllText(calibrate, CalibrationFit.Table(CalibrationFit.Fit(raw)), new UTF8Encoding(false));
        return stories;
    }

    private static string FindingJsonKind(Finding finding) => System.Text.Json.JsonDocument.Parse(FindingJson.Write(finding)).RootElement.GetProperty("kind").GetString()!;
}
