using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Collects the sections and notes of one brief.</summary>
internal sealed class BriefWriter(FileOnDay file, ICountryNames names)
{
    // More notes to one sentence help nobody; the count of sources tells the rest.
    private const int MostNotes = 3;

    private readonly List<BriefNote> notes = [];
    private readonly Dictionary<(string, string, int), int> numbers = [];
    private readonly List<BriefSection> sections = [];

    public FileOnDay File => file;

    public Labels Labels { get; } = new(names);

    /// <summary>Facts told in a section of their own, so that the chronology does not tell them again.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence with the evidence of facts.</summary>
    public BriefSentence Say(string text, params IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        foreach (var f in all) Told.Add(f.Id);
        string sentence = Prose.Capital(text.Trim());
        if (!sentence.EndsWith('.') && !sentence.EndsWith('?') && !sentence.EndsWith('!') && !(sentence.EndsWith('”') && sentence.Length > 1 && sentence[^2] is '?' or '!')) sentence += ".";
        return new BriefSentence(sentence, [.. all.SelectMany(Cite).Distinct().Order()]);
    }

    /// <summary>Adds a section unless it has no lines.</summary>
    public void Section(string heading, int level, bool prose, IReadOnlyList<BriefLine> lines)
    {
        if (lines.Count > 0) sections.Add(new BriefSection(heading, level, prose, lines));
    }

    /// <summary>Adds a heading over parts.</summary>
    public void Heading(string heading) => sections.Add(new BriefSection(heading, 2, false, []));

    /// <summary>The whole.</summary>
    public BriefDocument Finish(string title, string standing) => new(title, standing, sections, notes);

    /// <summary>"likely" where the confidence is below very likely, with a comma before; else nothing, as the brief says once.</summary>
    public static string Doubt(IEnumerable<Fact> facts)
    {
        double least = facts.Select(f => f.Confidence).DefaultIfEmpty(1).Min();
        return least < 0.8 ? $" ({Prose.Certainty(least)})" : "";
    }

    /// <summary>Who the reports have it from, where every one has it from somebody: "according to French media".</summary>
    public string Attribution(Fact fact)
    {
        if (fact.Evidence.Any(e => e.Finding.Attribution is not { Count: > 0 })) return "";
        string[] chains = [.. fact.Evidence.Select(e => Labels.Attribution(e.Finding.Attribution)["according to ".Length..]).Distinct(StringComparer.Ordinal)];
        return "according to " + Prose.List(chains.Take(2));
    }

    private IEnumerable<int> Cite(Fact fact) =>
        // The first report of each source, then more of the same, so that a note shows agreement where there is some.
        fact.Evidence.Select((e, i) => (e, i)).GroupBy(x => x.e.Story.Publisher ?? x.e.Story.Id, StringComparer.Ordinal)
            .SelectMany(g => g.Select((x, rank) => (x.e, x.i, rank))).OrderBy(x => x.rank).ThenBy(x => x.i)
            .Select(x => Note(x.e)).Distinct().Take(MostNotes);

    private int Note(ReportedFinding f)
    {
        var key = (f.Story.Id, f.Story.ContentHash, f.Finding.Sentence);
        if (numbers.TryGetValue(key, out int number)) return number;
        number = notes.Count + 1;
        numbers[key] = number;
        string? grade = f.Story.Publisher is { } p && file.Grades.TryGetValue(p, out var g) ? g.ToString() : null;
        notes.Add(new BriefNote(number, f.Story.Publisher, Prose.Day(f.Day), f.Story.Id, f.Finding.Sentence, Prose.OneLine(f.Finding.Text), grade));
        return number;
    }
}
