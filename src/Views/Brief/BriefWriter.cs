using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Collects the sections and notes of one brief.</summary>
internal sealed class BriefWriter(FileOnDay file, ICountryNames names, FileOnDay? spelledAfter = null)
{
    // More notes to one sentence help nobody; the count of sources tells the rest.
    private const int MostNotes = 3;

    private readonly List<BriefNote> notes = [];
    private readonly Dictionary<(string, string, int), int> numbers = [];
    private readonly List<BriefSection> sections = [];
    private readonly List<string> leftOut = [];
    private readonly Lazy<IReadOnlyDictionary<string, DecisionView>> decisions = new(() => DecisionView.Of(file).DistinctBy(d => d.Fact.Id, StringComparer.Ordinal).ToDictionary(d => d.Fact.Id, StringComparer.Ordinal));

    public FileOnDay File => file;

    /// <summary>How the decisions of the file stand, by their facts; seen once, as each one depends on all.</summary>
    public IReadOnlyDictionary<string, DecisionView> Decisions => decisions.Value;

    public Labels Labels { get; } = new(names, new PersonSpelling((spelledAfter ?? file).Findings));

    /// <summary>What somebody asks of somebody else, by the story and sentence that tell it.</summary>
    public ILookup<(long, int), EventFinding> Requests => requests ??= file.Of<EventFinding>().SelectMany(f => f.Evidence)
        .Where(e => e.Finding is EventFinding { Category: "REQUEST", Modality: Modality.Actual }).ToLookup(e => (e.Story.Sequence, e.Finding.Sentence), e => (EventFinding)e.Finding);

    private ILookup<(long, int), EventFinding>? requests;

    /// <summary>What the sections leave out because there is too much for a reader, counted: "12 statements".</summary>
    public IReadOnlyList<string> LeftOut => leftOut;

    /// <summary>Notes that a section tells the weightiest only; nothing where the number is not above 0.</summary>
    public void LeaveOut(int number, string one, string many)
    {
        if (number > 0) leftOut.Add(Prose.Count(number, one, many));
    }

    /// <summary>Facts told in a section of their own, so that the chronology does not tell them again.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>A sentence with the evidence of facts.</summary>
    public BriefSentence Say(string text, params IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        foreach (var f in all) Told.Add(f.Id);
        string sentence = Prose.Capital(text.Trim());
        if (!sentence.EndsWith('.') && !sentence.EndsWith('?') && !sentence.EndsWith('!') && !(sentence.EndsWith('”') && sentence.Length > 1 && sentence[^2] is '?' or '!')) sentence += ".";
        return new BriefSentence(sentence, [.. all.SelectMany(f => Cite(f, all.Count switch { 1 => MostNotes, 2 => 2, _ => 1 })).Distinct().Order()]);
    }

    /// <summary>Adds a section unless it has no lines.</summary>
    public void Section(string heading, int level, bool prose, IReadOnlyList<BriefLine> lines)
    {
        if (lines.Count > 0) sections.Add(new BriefSection(heading, level, prose, lines));
    }

    /// <summary>Whether anything was told yet.</summary>
    public bool HasSections => sections.Count > 0;

    /// <summary>Adds a heading over parts.</summary>
    public void Heading(string heading) => sections.Add(new BriefSection(heading, 2, false, []));

    /// <summary>The whole; its notes are numbered as a reader comes to them, not as they were written.</summary>
    public BriefDocument Finish(string title, string standing)
    {
        var order = new Dictionary<int, int>();
        foreach (int number in sections.SelectMany(s => s.Lines).SelectMany(l => l.Sentences).SelectMany(s => s.Notes)) order.TryAdd(number, order.Count + 1);
        BriefSentence Renumbered(BriefSentence s) => s with { Notes = [.. s.Notes.Select(n => order[n]).Order()] };
        return new BriefDocument(
            title, standing,
            [.. sections.Select(s => s with { Lines = [.. s.Lines.Select(l => l with { Sentences = [.. l.Sentences.Select(Renumbered)] })] })],
            [.. notes.Where(n => order.ContainsKey(n.Number)).Select(n => n with { Number = order[n.Number] }).OrderBy(n => n.Number)]);
    }

    /// <summary>A clause after the words that say whose it is: "According to Mali, the ambassador was recalled".</summary>
    public static string After(string source, string clause)
    {
        if (source.Length == 0) return clause;
        string first = clause.Split(' ')[0];
        return $"{Prose.Capital(source)}, {(first is "The" or "A" or "An" or "It" or "Two" or "Three" or "Several" ? char.ToLowerInvariant(clause[0]) + clause[1..] : clause)}";
    }

    /// <summary>" (likely)" where the confidence is below very likely, " (three sources)" where several independent ones tell it; else nothing, as the brief says once.</summary>
    public static string Standing(params IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        double least = all.Select(f => f.Confidence).DefaultIfEmpty(1).Min();
        int sources = all.Select(f => f.Sources).DefaultIfEmpty(1).Min();
        string[] notes = [.. (string?[])[least < 0.8 ? Prose.Certainty(least) : null, sources > 1 ? Prose.Words(sources) + " sources" : null] is var n ? n.OfType<string>() : []];
        return notes.Length > 0 ? $" ({string.Join(", ", notes)})" : "";
    }

    /// <summary>Who the reports have it from, where every one has it from somebody: "according to French media"; else empty.</summary>
    public string Attribution(Fact fact)
    {
        if (fact.Evidence.Any(e => e.Finding.Attribution is not { Count: > 0 })) return "";
        string[] chains = [.. fact.Evidence.Select(e => Labels.Attribution(e.Finding.Attribution)).Distinct(StringComparer.Ordinal)];
        return "according to " + Prose.List(chains.Take(2));
    }

    /// <summary>" on 31 January 2022"; ", as reported on …" where no report gives a date.</summary>
    public static string When(Fact fact) => fact.Date is { } d ? " " + Prose.When(d) : ", as reported " + Reports(fact);

    /// <summary>
    /// All the dates to come that reports give for one thing, " by 31 August 2022 or between 18 February 2022 and 17 August 2022": the
    /// later report may say another day than the first. A date that only says less than another is left out.
    /// </summary>
    public static string Dates(Fact fact)
    {
        var dates = fact.Evidence.Select(e => e.Finding.Date).OfType<EdtfDate>().DistinctBy(d => d.Text, StringComparer.Ordinal).ToList();
        if (dates.Count < 2) return fact.Date is { } only ? " " + Prose.When(only) : "";
        return " " + Prose.List(dates.Where(d => !dates.Exists(o => o != d && SaysMore(o, d))).Select(Prose.When), "or");
    }

    /// <summary>The last day that any report gives; null where none does.</summary>
    public static DateOnly? LastDay(Fact fact) => fact.Evidence.Select(e => e.Finding.Date?.Last).Max();

    // Within the other and ending with it, or a day of it.
    private static bool SaysMore(EdtfDate a, EdtfDate b) =>
        a.Last is { } last && b.Last is { } end && (b.First is not { } first || a.First >= first) && last <= end && (last == end || (a.Grain > b.Grain && !b.IsInterval));

    /// <summary>The days of the reports: "on 7 February 2022", "from 3 May 2021 to 7 February 2022".</summary>
    public static string Reports(Fact fact) => fact.FirstDay == fact.LastDay ? $"on {Prose.Day(fact.FirstDay)}" : $"from {Prose.Day(fact.FirstDay)} to {Prose.Day(fact.LastDay)}";

    /// <summary>Whether the last report lies so far back that what it tells as going on is told as past.</summary>
    public bool IsOld(Fact fact) => file.On.Day.DayNumber - fact.LastDay.DayNumber > 30;

    private IEnumerable<int> Cite(Fact fact, int most) =>
        // The first report of each source, then more of the same, so that a note shows agreement where there is some.
        fact.Evidence.Select((e, i) => (e, i)).GroupBy(x => x.e.Story.Publisher ?? x.e.Story.Id, StringComparer.Ordinal)
            .SelectMany(g => g.Select((x, rank) => (x.e, x.i, rank))).OrderBy(x => x.rank).ThenBy(x => x.i)
            .Select(x => Note(x.e)).Distinct().Take(most);

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
