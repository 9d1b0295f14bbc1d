using Attache.Codebook;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>An act as its sentence words it: what plans, refusals, threats, negations around it make of it.</summary>
/// <param name="Category">PLOVER category; NONE where nothing is told.</param>
/// <param name="Mode">PLOVER mode; null for none.</param>
/// <param name="Modality">How it holds.</param>
/// <param name="Governor">The outermost word that gave it a category of its own ("refused" of "refused to leave"); null for none.</param>
/// <param name="Effects">The effects met, innermost first.</param>
/// <param name="Words">The words that brought them.</param>
public sealed record Composed(string Category, string? Mode, Modality Modality, Token? Governor, IReadOnlyList<string> Effects, IReadOnlyList<Token> Words);

/// <summary>Climbs from an act through the words that govern it (<c>data/intent-verbs.tsv</c>) and composes their effects (<c>data/composition.tsv</c>).</summary>
public sealed class Composer(IntentLexicon lexicon, WordClasses classes)
{
    private const int Steps = 6;
    private static readonly IntentRow Demand = new("must", [], null, "request", "REQUEST", Modality.Actual, false);
    private static readonly string[] Willing = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"];

    /// <summary>What becomes of an act.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="act">Its word.</param>
    /// <param name="category">Its own category.</param>
    /// <param name="mode">Its own mode.</param>
    /// <param name="intent">The category of the planned act, or "same".</param>
    /// <param name="negationUsed">Whether the act's own negation stands in its pattern.</param>
    public Composed Compose(StoryReading reading, Token act, string category, string? mode, string intent, bool negationUsed)
    {
        ArgumentNullException.ThrowIfNull(act);
        var state = new State(category, mode, intent);
        Own(act, state, negationUsed);
        var x = act;
        for (int step = 0; step < Steps; step++)
        {
            if (Modifier(x) is { } adjective) state.Apply(lexicon, adjective.Row, adjective.Word);
            if (Demands.SayingOf(reading, x) is { } saying) { state.Apply(lexicon, Demand, saying); break; }
            if (Governors.HeadOf(lexicon, x, out bool infinitive) is not { } g) break;
            if (Governors.Best(reading, classes, lexicon, g, x, infinitive) is { } row)
            {
                // "an inquiry into the killing": what is inquired into stands by itself, as what is reported does.
                bool report = row.Effect is "report" or "presuppose";
                // "nothing stopped the crowd from burning it": the act stands.
                if (row.Effect == "hinder" && Modalities.IsNegated(g)) { x = g; continue; }
                if (!report || (g.Upos != "VERB" && row.Effect == "report")) state.Apply(lexicon, row, g);
                if (report) break;
                Own(g, state, row.OnNegated);
                x = g;
                continue;
            }
            if (!Transparent(x, g)) break;
            // "saw no reason to retreat": the object's "no" is counted once.
            if (g.Upos is "VERB" or "AUX" && x.Deprel is not "conj") Own(g, state, negationUsed: x.Deprel is "obj" or "nsubj" or "nsubj:pass" && Modalities.IsNegated(x));
            x = g;
        }
        // What no row of the tables speaks of: options, conditions, plans by the tree alone.
        if (state.IsPlain && Told(reading, act) is var told && Ahead(told) is { } effect) state.Apply(lexicon, new IntentRow("", [], null, effect, null, told, false), act);
        return state.Result();
    }

    // What stands in a past tense, or is a noun, is an event unless a rule can say why not: in the news most of these are done, in the classifier's sentences few.
    private static Modality Told(StoryReading reading, Token act) =>
        act.Upos == "NOUN" || act.Xpos == "VBD" || act.Children.Any(c => c.Deprel is "aux" or "aux:pass" && c.Form.ToLowerInvariant() is "had" or "has" or "have" or "was" or "were") ? reading.RuleModality(act) : Present(reading, act);

    // "reproaches Abuja": the present tense without a time ahead is now.
    private static Modality Present(StoryReading reading, Token act)
    {
        // "by summoning the envoy", "killing two": participles take what their rules say.
        if (act.Xpos is "VBG" or "VBN") return reading.RuleModality(act);
        var m = reading.ModalityOf(act);
        return m == Modality.Planned && act.Xpos is "VBZ" or "VBP" && reading.RuleModality(act) == Modality.Actual && !reading.DatesIn(act.Sentence).Any(d => d.Value.First > reading.Day) ? Modality.Actual : m;
    }

    private static string? Ahead(Modality m) => m switch
    {
        Modality.Planned => "future",
        Modality.Considered => "considered",
        Modality.Conditional => "conditional",
        _ => null,
    };

    // The words that hang on a verb or noun itself: auxiliaries, negation, adverbs, the marker of its clause.
    private void Own(Token t, State state, bool negationUsed)
    {
        bool negated = !negationUsed && Modalities.IsNegated(t), will = false;
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            char pos = c.Deprel is "aux" ? 'x' : c.Deprel is "mark" ? 'm' : c.Deprel is "advmod" && c.Index < t.Index + 3 ? 'd' : ' ';
            if (pos == ' ') continue;
            if (pos == 'x' && c.Form is "'ll" or "’ll") lemma = "will";
            // "should Mali refuse": inversion is a condition.
            if (pos == 'x' && lemma is "should" or "were" && t.Children.Any(s => s.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && s.Index > c.Index && s.Index < t.Index) && !t.Sentence.Text.EndsWith('?')) pos = 'm';
            if (lexicon.Of(pos, lemma) is not [var row, ..]) continue;
            if (pos == 'd' && row.Effect == "fail" && lemma is "never" or "neither" or "nor" or "not") continue;
            if (pos == 'x' && row.Effect == "future") { will = true; state.Note(c); continue; }
            if (pos == 'm' && t.Deprel is not ("advcl" or "advcl:relcl" or "conj" or "ccomp" or "root")) continue;
            if (pos == 'm' && lemma is "whether" && t.Deprel is not "advcl") { state.Apply(lexicon, row with { Effect = "considered", Modality = Modality.Considered }, c); continue; }
            if (pos == 'm' && lemma is "once" or "until" or "without" or "given that") continue;
            state.Apply(lexicon, row, c);
        }
        // "is to meet", "are to follow", "is going to"
        if (t.Xpos == "VB" && t.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") && (t.Children.Any(c => c.Deprel is "aux" or "cop" && c.Lemma == "be") || (t.Deprel == "xcomp" && t.HeadToken is { Lemma: "be" } or { Lemma: "go", Xpos: "VBG" }))) will = true;
        if (will && negated && state.CanRefuse) state.Apply(lexicon, new IntentRow("not", [], null, "refuse", "REJECT", Modality.Actual, false), t);
        else if (will)
        {
            bool would = Conditions.HangOn(t);
            state.Apply(lexicon, new IntentRow("will", [], null, would ? "conditional" : "future", null, would ? Modality.Conditional : Modality.Planned, false), t);
            if (negated) state.Negate(t);
        }
        else if (negated) state.Negate(t);
    }

    // "a planned visit", "the failed attack".
    private (IntentRow Row, Token Word)? Modifier(Token noun)
    {
        if (noun.Upos != "NOUN") return null;
        foreach (var c in noun.Children)
            if (c.Deprel == "amod" && lexicon.Of('a', c.Lemma.ToLowerInvariant()).FirstOrDefault(r => r.Place?.Relation == "comp" && r.Frame.Count == 1) is { } row) return (row, c);
        return null;
    }

    // Relations through which what is said of the head holds of the act too.
    private static bool Transparent(Token x, Token g) => x.Deprel switch
    {
        "conj" => x.Upos == g.Upos && !(x.Upos == "VERB" && x.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) || c.Deprel is "aux")),
        "nmod" => g.Upos == "NOUN" && Predicate.CaseOf(x) is "of",
        "xcomp" => g.Upos is "VERB",
        "obj" or "nsubj:pass" => x.Upos == "NOUN" && g.Upos == "VERB",
        _ => false,
    };

    private sealed class State(string category, string? mode, string intent)
    {
        private readonly List<string> effects = [];
        private readonly List<Token> words = [];
        private string category = category;
        private string? mode = mode;
        private Modality modality = Modality.Actual;
        private Token? governor;

        public bool IsPlain => modality == Modality.Actual && governor is null && effects.Count == 0;

        public bool CanRefuse => Array.IndexOf(Willing, category) >= 0;

        public void Note(Token word) => words.Add(word);

        public void Negate(Token word)
        {
            effects.Add("not");
            words.Add(word);
            // "did not rule out attacking" is weighing it; "did not fail to" is doing it.
            if (modality == Modality.Negated) modality = Modality.Actual;
            else if (category is "REJECT" && governor == word) (category, mode, modality) = (intent == "same" ? category : intent, null, Modality.Considered);
            else modality = Modality.Negated;
        }

        public void Apply(IntentLexicon lexicon, IntentRow row, Token word)
        {
            effects.Add(row.Effect);
            words.Add(word);
            if (lexicon.Composition(row.Effect, category) is not { } c) return;
            var next = c.Modality ?? row.Modality;
            switch (c.Category)
            {
                case null:
                    if (next != Modality.Actual) modality = next;
                    return;
                case "NONE":
                    category = "NONE";
                    return;
                case "same":
                    if (next != Modality.Actual) modality = next;
                    return;
                case "intent":
                    if (intent != "same") (category, mode) = (intent, null);
                    if (next != Modality.Actual) modality = next;
                    return;
                default:
                    mode = c.Mode == "like" ? Like(c.Category, category, mode) : c.Mode;
                    category = c.Category;
                    modality = next;
                    governor = row.Category is not null ? word : governor;
                    return;
            }
        }

        public Composed Result() => new(category, mode, modality, governor, effects, words);

        private static string? Like(string outer, string inner, string? innerMode) => outer switch
        {
            "REQUEST" or "REJECT" => inner switch
            {
                "CONSULT" => "meet",
                "AID" or "COOPERATE" or "SUPPORT" or "AGREE" => "assist",
                "CONCEDE" or "RETREAT" => "yield",
                _ => "change",
            },
            "THREATEN" => inner switch
            {
                "ASSAULT" => "violence",
                "COERCE" => innerMode switch { "arrest" => "arrest", "deport" => "expel", _ => "restrict" },
                "SANCTION" => innerMode == "expel" ? "expel" : "relations",
                "PROTEST" => "restrict",
                _ => null,
            },
            _ => null,
        };
    }
}
