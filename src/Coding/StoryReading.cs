using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Dates;
using Attache.Language.Names;
using Attache.Stories;

namespace Attache.Coding;

/// <summary>A story with all that the language side found in it, and the small questions that every finder asks.</summary>
public sealed class StoryReading
{
    private static readonly FrozenSet<string> LikePast = WordLists.Of("like-past");

    private readonly Dictionary<Sentence, IReadOnlyList<DateMention>> dates = [];
    private readonly DateFinder dateFinder;
    private readonly IPlaceReading places;
    private readonly NameTable? names;
    private readonly WordStates? states;
    private readonly Clauses.ModalityClassifier? modality;
    private readonly Dictionary<Token, int> classes = [];
    private (Sentence Sentence, IReadOnlySet<string> Words)? lastWords;
    private (Sentence Sentence, float[] States)? lastStates;

    internal StoryReading(Story story, Document document, StoryEntities entities, DateFinder dateFinder, IPlaceReading places, NameTable? names = null, WordStates? states = null, Clauses.ModalityClassifier? modality = null)
    {
        (this.states, this.modality) = (states, modality);
        (Story, Document, Entities, this.dateFinder, this.places, this.names) = (story, document, entities, dateFinder, places, names);
        Memory = new Memory(entities.HomeCode);
        Day = story.Published.Day;
    }

    /// <summary>The story.</summary>
    public Story Story { get; }

    /// <summary>Its sentences.</summary>
    public Document Document { get; }

    /// <summary>Who is who.</summary>
    public StoryEntities Entities { get; }

    /// <summary>The story's day.</summary>
    public DateOnly Day { get; }

    /// <summary>What finders carry from one sentence to the next.</summary>
    public Memory Memory { get; }

    /// <summary>The adjective of a state or organisation ("French"); null where the tables have none.</summary>
    public string? Adjective(string code) => names?.State(code)?.Adjective;

    /// <summary>The state whose adjective a word is, where the story's mentions don't tell ("Australian" in "Australian-led"); null for none.</summary>
    public string? NationOf(string word)
    {
        foreach (var e in names?.Find(word) ?? [])
            if (e.Kind == NameKind.Adjective && !e.Ambiguous) return e.Code;
        return null;
    }

    /// <summary>The lemmas and forms of a sentence, in lower case.</summary>
    public IReadOnlySet<string> WordsOf(Sentence s)
    {
        // Finders go through a story sentence by sentence: the last one is enough.
        if (lastWords is { } last && last.Sentence == s) return last.Words;
        var words = new HashSet<string>(2 * s.Tokens.Count, StringComparer.Ordinal);
        foreach (var t in s.Tokens)
        {
            words.Add(t.Lemma.ToLowerInvariant());
            words.Add(t.Form.ToLowerInvariant());
        }
        lastWords = (s, words);
        return words;
    }

    /// <summary>The time expressions of a sentence.</summary>
    public IReadOnlyList<DateMention> DatesIn(Sentence s)
    {
        if (!dates.TryGetValue(s, out var found)) dates[s] = found = dateFinder.Find(Document.Text, s.Span, Day);
        return found;
    }

    /// <summary>The place that a nominal names; null where it names none.</summary>
    public Place? PlaceAt(Token t)
    {
        foreach (var d in DatesIn(t.Sentence))
            if (d.Span.Contains(t.Span)) return null;
        return places.At(t);
    }

    /// <summary>The places that nominals name, coordinated ones too, each once.</summary>
    public IReadOnlyList<Place> PlacesOf(IEnumerable<Token> nouns)
    {
        var list = new List<Place>();
        foreach (var n in nouns)
            foreach (var t in Clauses.Predicate.WithConjuncts(n))
                if (PlaceAt(t) is { } p && !list.Exists(x => x.Text == p.Text)) list.Add(p);
        return list;
    }

    /// <summary>
    /// When the act of a predicate happens, from the time expressions that belong to it: those under it, or, for a noun
    /// or an infinitive, under the verb that it hangs on. A date of a reporting verb is not its content's.
    /// </summary>
    /// <param name="predicate">The act.</param>
    /// <param name="deadlines">Whether a bound counts.</param>
    /// <param name="ahead">Whether the act lies ahead whatever its tense: "was set for Sunday".</param>
    public EdtfDate? DateOf(Token predicate, bool deadlines = false, bool ahead = false)
    {
        // What happened lies not ahead: "the worst in thirty years", "was planned for May".
        bool future = ahead || Clauses.Modalities.Of(predicate) is not Modality.Actual || predicate.Xpos is not ("VBD" or "VBN") || predicate.Upos != "VERB";
        DateMention? best = null;
        int bestCost = int.MaxValue;
        foreach (var d in DatesIn(predicate.Sentence))
        {
            if (!future && d.Value.First is { } first && first > Day) continue;
            if (d.Role == DateRole.Duration || (d.Role == DateRole.Deadline && !deadlines)) continue;
            var head = HeadOf(predicate.Sentence, d.Span);
            // "recalled him on 28 January, and he has not returned": the perfect of one clause has no day of another.
            if (d.Role == DateRole.Date && predicate.Deprel == "conj" && head is not null && !predicate.Subtree.Contains(head.Span) && IsPerfect(predicate)) continue;
            if (Cost(predicate, head) is { } cost && cost < bestCost) (best, bestCost) = (d, cost);
        }
        // "frosty since 2007, when it granted them asylum": that was in 2007.
        if (best is { Role: DateRole.Since, Bound: { } point } && IsWhen(predicate, best)) return Rounded(best, point);
        return best?.Value;
    }

    // "has returned", "have not left"
    private static bool IsPerfect(Token verb) => verb.Xpos == "VBN" && verb.Children.Any(c => c.Deprel == "aux" && c.Lemma == "have" && c.Xpos is "VBZ" or "VBP");

    // "since the end of February": a month that is known, and no day of it.
    private EdtfDate Rounded(DateMention since, EdtfDate point) =>
        point is { Grain: DateGrain.Day, IsInterval: false, First: { } first } && since.Span.Of(Document.Text).Split(' ', '-').Any(w => w.ToLowerInvariant() is "end" or "beginning" or "start" or "middle" or "mid" or "early" or "late")
            ? EdtfDate.Parse(first.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)) : point;

    // The clause with "when" right behind a date.
    private static bool IsWhen(Token predicate, DateMention date) =>
        predicate.Deprel is "advcl" or "acl:relcl" or "advcl:relcl" && predicate.Subtree.Start >= date.Span.End && predicate.Subtree.Start <= date.Span.End + 2 && predicate.Children.Any(c => c.Lemma == "when" && c.Index < predicate.Index);

    /// <summary>
    /// As <see cref="DateOf"/>, for what is told in the present tense as to come: "parliament votes on Friday" means the
    /// next Friday, not the last one.
    /// </summary>
    /// <param name="predicate">The act.</param>
    /// <param name="deadlines">Whether a bound counts.</param>
    /// <param name="ahead">Whether the act lies ahead whatever its tense.</param>
    public EdtfDate? ComingDateOf(Token predicate, bool deadlines = false, bool ahead = false)
    {
        var date = DateOf(predicate, deadlines, ahead);
        if (!IsPresent(predicate) || date is not { First: { } first, Last: { } last } || first != last || first >= Day || first < Day.AddDays(-6) || IsBehind(predicate.Sentence, date)) return date;
        return EdtfDate.Day(first.AddDays(7));
    }

    // "two days ago", "yesterday": whatever the tense, no day of next week.
    private bool IsBehind(Sentence s, EdtfDate date) =>
        DatesIn(s).Any(d => d.Value == date && s.Tokens.Any(t => d.Span.Overlaps(t.Span) && t.Lemma.ToLowerInvariant() is "ago" or "yesterday" or "earlier" or "last" or "past"));

    /// <summary>The states that the parser's network has of the words of a sentence, one after the other; the sentence is read again for them.</summary>
    /// <exception cref="InvalidOperationException">The reading was made without them.</exception>
    internal float[] StatesOf(Sentence s)
    {
        if (lastStates is { } last && last.Sentence == s) return last.States;
        var found = (states ?? throw new InvalidOperationException("This reading has no states of words.")).Of(s);
        lastStates = (s, found);
        return found;
    }

    /// <summary>How an act holds: the rules of <see cref="Clauses.Modalities"/>, what its date adds, and the trained classifier together.</summary>
    /// <param name="act">Its word.</param>
    public Modality ModalityOf(Token act) => ClassOf(act) is var c && c == Clauses.ModalityModel.Past ? Modality.Actual : (Modality)c;

    private int ClassOf(Token act)
    {
        if (classes.TryGetValue(act, out int known)) return known;
        var date = DateOf(act);
        int c = Clauses.ModalityModel.ClassOf(RuleModality(act), IsBackground(act, date));
        if (modality is not null) c = modality.Answer(this, act, date, c);
        classes[act] = c;
        return c;
    }

    /// <summary>
    /// How an act holds by rules alone: <see cref="Clauses.Modalities.Of"/>, and what its date adds: what is told in the present tense or by a
    /// noun and lies ahead is planned ("leaves for Bangui on Tuesday", "the vote on 12 August").
    /// </summary>
    internal Modality RuleModality(Token act)
    {
        var m = Clauses.Modalities.Of(act);
        // "hosts a conference in August", "flies to Jakarta on Thursday for talks": what somebody does in the present tense at a time ahead holds for the noun under it.
        if (m == Modality.Actual && act.Upos == "NOUN" && act.Deprel is "obj" or "obl" or "nsubj" && act.HeadToken is { Upos: "VERB", Xpos: "VBZ" or "VBP" } verb && IsPresent(verb))
            return ComingDateOf(verb)?.First is { } then && then > Day && !(act.Deprel == "nsubj" && DateOf(act) is { Last: { } told } && told < Day) ? Modality.Planned : m;
        if (m != Modality.Actual || !(IsPresent(act) || (act.Upos == "NOUN" && !IsUnderPast(act) && DatesIn(act.Sentence).Any(d => act.Subtree.Contains(d.Span))))) return m;
        return ComingDateOf(act)?.First is { } first && first > Day ? Modality.Planned : m;
    }

    // "in a call on Sunday she assured him that it would stay": the day of what a past verb stands beside lies behind, whatever the clause after it says.
    private static bool IsUnderPast(Token noun)
    {
        for (var x = noun.HeadToken; x is not null; x = x.HeadToken)
            if (x.Upos == "VERB") return x.Xpos == "VBD" || x.Children.Any(c => c.Deprel is "aux" or "aux:pass" && c.Xpos == "VBD");
        return false;
    }

    // "the mayor quit on Friday": a form without an ending under one person is the past tense of a verb whose tenses look alike.
    private static bool IsLikeItsPast(Token t) =>
        t.Xpos == "VBP" && LikePast.Contains(t.Form.ToLowerInvariant())
        && t.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Xpos is "NN" or "NNP" && !c.Children.Any(x => x.Deprel == "conj"));

    // "votes on Friday", "is sworn in on Saturday"; "come Monday, we occupy"
    private static bool IsPresent(Token t) =>
        t.Xpos is "VBZ" or "VBP" or "VB" ? !IsLikeItsPast(t) && !t.Children.Any(c => c.Deprel is "aux" or "cop" or "mark" && !(c.Deprel == "mark" && c.Lemma is "when" or "after" or "before" or "as"))
        : t.Xpos == "VBN" && t.Children.Any(c => c.Deprel == "aux:pass" && c.Xpos is "VBZ" or "VBP") && !t.Children.Any(c => c.Deprel == "aux");

    /// <summary>The mention's head: the first of its tokens that hangs on a token outside of it.</summary>
    public static Token? HeadOf(Sentence s, TextSpan span)
    {
        Token? first = null;
        foreach (var t in s.Tokens)
        {
            if (!t.Span.Overlaps(span)) continue;
            first ??= t;
            if (t.HeadToken is not { } h || !h.Span.Overlaps(span)) return t.Deprel is "case" or "punct" ? first : t;
        }
        return first;
    }

    // How far a time expression is from a predicate; null where it belongs to another one.
    private static int? Cost(Token predicate, Token? date)
    {
        if (date is null) return null;
        int down = 0;
        for (var x = date; x is not null; x = x.HeadToken)
        {
            if (x == predicate) return down;
            if (x.Deprel is "ccomp" or "advcl" or "acl:relcl" or "acl" or "parataxis" && down > 0 && !Above(predicate, x)) break;
            if (x.Deprel is "ccomp" or "parataxis" && x.Upos == "VERB") break;
            down++;
        }
        // From the predicate up to the clause that the date stands in.
        int up = 0;
        for (var x = predicate; x is not null; x = x.HeadToken)
        {
            int steps = 0;
            for (var y = date; y is not null; y = y.HeadToken)
            {
                if (y == x) return 2 + up + steps;
                steps++;
                // "in an interview published on Sunday, he threatened to leave": the day of the interview is not that of leaving;
                // "the force, launched in August 2014, has 5,100 soldiers": nor is that of the launch that of having them.
                if (y.Deprel is "ccomp" or "advcl" or "acl:relcl" or "parataxis" || (y.Deprel == "acl" && y != date && (up > 0 || (y.HeadToken is { } noun && noun != x && noun.Deprel.Split(':')[0] is "nsubj" or "obj")))) break;
            }
            // "goes back to 1948, when the river was diverted"
            if (x.Deprel is "advcl" or "advcl:relcl" or "acl:relcl" && date.Index < x.Index && (date.HeadToken == x.HeadToken || x.HeadToken == date) && x.Children.Any(c => c.Deprel == "advmod" && c.Lemma == "when" && c.Index > date.Index && c.Index <= Math.Max(date.Index, LastOf(date)) + 2)) return 2 + up;
            // "it was in 1991 that the enclave declared independence"
            if (x.Deprel == "acl:relcl" && x.HeadToken is { } cleft && (cleft == date || date.HeadToken == cleft) && cleft.Children.Any(c => c.Deprel == "cop") && cleft.Children.Any(c => c.Deprel is "nsubj" or "expl" && c.Lemma.Equals("it", StringComparison.OrdinalIgnoreCase))) return 2 + up;
            bool mayClimb = x.Deprel is "xcomp" or "obj" or "nsubj" or "nsubj:pass" or "obl" or "obl:agent" or "nmod" or "acl" or "csubj" || (x.Deprel == "conj" && x.Upos != "VERB");
            if (x.Deprel == "conj" && x.Upos == "VERB") mayClimb = true;
            if (!mayClimb) return null;
            up += x.Deprel == "conj" ? 3 : 1;
            if (up > 6) return null;
        }
        return null;
    }

    // "since the end of February": the last word of a time expression.
    private static int LastOf(Token date) => date.Sentence.Tokens.Where(t => t.Index < date.Index + 5 && date.Subtree.Contains(t.Span)).Select(t => t.Index).DefaultIfEmpty(date.Index).Max();

    private static bool Above(Token predicate, Token ancestor)
    {
        for (var x = predicate; x is not null; x = x.HeadToken)
            if (x == ancestor) return true;
        return false;
    }

    /// <summary>Whether a sentence tells background: its act lies well before the story ("in 2013", "had been").</summary>
    public bool IsHistorical(Token predicate, EdtfDate? date) =>
        !Clauses.PastTimes.IsRecent(predicate)
        // A date says it; without one, rules and classifier together.
        && (date is null ? ClassOf(predicate) == Clauses.ModalityModel.Past || (IsBackground(predicate, null) && ModalityOf(predicate) != Modality.Actual) : IsBackground(predicate, date));

    internal bool IsBackground(Token predicate, EdtfDate? date)
    {
        // "from January the state would buy": a month that lies ahead, whatever year it was taken for.
        if (date?.Last is { } last && last.DayNumber < Day.DayNumber - 30)
            return Clauses.Modalities.Of(predicate) is Modality.Actual or Modality.Negated || Clauses.Background.TellsYear(predicate.Sentence);
        if (date is null) return Clauses.Background.Tells(predicate) || Clauses.PastTimes.IsTold(this, predicate);
        // "since 1974, when forces invaded", "after the 2016 crackdown": a bound that is the act's own year, or its clause's.
        return (date.Last is null || date.First is null) && Clauses.PastTimes.IsTold(this, predicate);
    }
}

/// <summary>The places of a story, token by token.</summary>
public interface IPlaceReading
{
    /// <summary>The place that a nominal names; null where it names none.</summary>
    Place? At(Token t);
}
