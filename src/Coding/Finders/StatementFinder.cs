using System.Collections.Frozen;
using System.Globalization;
using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Finders;

/// <summary>
/// Who says what: reporting verbs with their clause, quotation or object, "according to", quotations that go on over
/// several sentences. One finding for each speaker of a sentence.
/// </summary>
/// <example>“We stay,” said the minister. → statement · The ministry denied any raid. → statement · He did not say why. → none</example>
public sealed class StatementFinder : IFinder
{
    private readonly FrozenDictionary<string, Cue> cues;
    private readonly Roles roles;

    /// <summary>Makes a finder over <c>data/cues.tsv</c>.</summary>
    /// <param name="roles">The nouns that stand for people and bodies, a user's among them.</param>
    public StatementFinder(Roles roles)
    {
        this.roles = roles;
        cues = Tsv.FromResource(typeof(StatementFinder).Assembly, "lexicon/cues.tsv").Rows.Where(r => r["pos"] == "v")
            .GroupBy(r => r["lemma"], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new Cue(double.Parse(g.First()["strength"], CultureInfo.InvariantCulture), g.First()["needs"], g.First()["addressee"]), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Kind => "statement";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        var drafts = new List<StatementFinding>();
        var quotes = Quotations.In(reading, sentence);
        foreach (var t in sentence.Tokens)
        {
            if (t.Upos != "VERB" && !(t.Upos == "AUX" && t.Deprel is "root")) continue;
            // What stands within the quotation is said by its speaker, not told by the agency.
            if (quotes.Contains(t)) continue;
            if (Draft(reading, sentence, t, quotes) is { } draft) Merge(drafts, draft);
        }
        if (Attributions.AccordingTo(sentence) is { } source)
            foreach (var who in Attributions.Source(reading, source).Take(1))
                Merge(drafts, Make(reading, sentence, who, "according to", Rest(reading, sentence, source), quotes.Count > 0, 0.85, [source]));
        if (drafts.Count == 0 && quotes.WholeSentence && Quotations.SpeakerAround(reading, sentence, cues.ContainsKey) is { } speaker)
            foreach (var who in Attributions.Source(reading, speaker).Take(1))
                drafts.Add(Make(reading, sentence, who, null, sentence.Text, true, 0.75, []));
        if (drafts.Count > 0) reading.Memory.LastSpeaker = drafts[0].Speaker;
        return drafts;
    }

    private StatementFinding? Draft(StoryReading reading, Sentence sentence, Token verb, Quotations quotes)
    {
        string lemma = verb.Lemma.ToLowerInvariant();
        var p = new Predicate(verb);
        // "was quoted as saying by the paper": the speaker is the subject, the paper passes it on.
        bool quoted = p.IsPassive && lemma is "quote" or "cite" && verb.Children.Any(c => c.Deprel is "aux" or "aux:pass");
        if (!quoted && lemma is "quote" or "cite" && verb.Xpos is "VBN" or "VBD" && quotes.Count > 0 && verb.Index > 0 && verb.Sentence.Tokens[verb.Index - 1].Upos is "NOUN" or "PROPN" or "PUNCT") return null;
        // "put the number of dead at nine"
        bool estimate = lemma == "put" && p.Objects.Any(o => WordLists.Of("figure").Contains(o.Lemma.ToLowerInvariant())) && p.Obliques.Any(o => o.Preposition == "at");
        if (!quoted && !estimate && !cues.TryGetValue(lemma, out _)) return null;
        var cue = quoted || estimate ? new Cue(0.9, "any", "") : cues[lemma];
        if (Modalities.IsNegated(verb) && lemma is not ("deny" or "rule")) return null;
        // "an officer who asked not to be named": on what terms somebody spoke.
        if (p.Xcomp is { Lemma: "name" or "identify" or "quote" }) return null;
        // "calling home its ambassador": an act.
        if (lemma == "call" && verb.Children.Any(c => c.Lemma is "home" or "back" && c.Deprel is "advmod" or "compound:prt" or "obl:unmarked")) return null;
        if (!quoted && verb.Xpos is "VB" && verb.Deprel is not ("root" or "ccomp" or "conj") && !verb.Children.Any(c => c.Deprel is "aux" && c.Lemma == "do")) return null;
        // "is to brief the council": not said yet.
        if (verb.Xpos == "VB" && verb.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to") && verb.Children.Any(c => c.Deprel is "aux" or "cop" && c.Lemma == "be")) return null;
        if (verb.Children.Any(c => c.Deprel == "aux" && c.Lemma.ToLowerInvariant() is "will" or "would" or "might" or "may" or "could" or "can" or "should" or "must")) return null;
        var subjects = quoted ? p.Objects : p.Subjects;
        // "The port will stay open, assured the minister": without a subject of its own, the one behind the verb; else the one right before it.
        if (!quoted && !verb.Children.Any(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) && (Inverted(reading, verb, quotes) ?? Trailing(reading, verb)) is { } beside) subjects = [beside];
        if (subjects.Count == 0) return null;
        var subject = subjects.LastOrDefault(x => !quotes.Contains(x)) ?? subjects[0];
        if (quotes.Contains(subject) && Inverted(reading, verb, quotes) is { } outside) subject = outside;
        bool hasClause = p.Ccomp is not null || verb.Deprel == "parataxis" || verb.Children.Any(c => c.Deprel is "ccomp" or "csubj" || (c.Deprel == "parataxis" && !Attributions.IsReporting(c))) || (p.Xcomp is not null && lemma is "promise" or "claim" or "refuse" or "decline" or "ask" or "threaten" or "pledge" or "vow" or "urge");
        if (cue.Needs == "quote" && quotes.Count == 0) return null;
        if (cue.Needs == "ccomp" && !hasClause && quotes.Count == 0 && cue.Strength < 0.85) return null;
        // What is done by saying it is no statement of its own: an order to leave, a recall, a nomination.
        if (WordLists.Of("performative").Contains(lemma) && (quotes.Count == 0 || !WordLists.Of("inverting").Contains(lemma)) && !(p.Ccomp is not null || verb.Deprel == "parataxis" || verb.Children.Any(c => c.Deprel is "csubj"))) return null;
        // "was told to leave": an order; "both states claim the island": a quarrel; "confirmed A. Beta as envoy": an act.
        if (quotes.Count == 0 && p.Ccomp is null && verb.Deprel != "parataxis" && IsNoWord(reading, verb, p, lemma)) return null;
        if (!CanSpeak(reading, subject)) return null;
        var who = Attributions.Source(reading, subject);
        if (who.Count == 0) return null;
        var attribution = Chain(reading, verb, subject, quoted ? p.Subjects.FirstOrDefault() : null);
        foreach (var above in Attributions.Of(reading, verb))
            if (!attribution.Exists(a => a.Text == above.Text) && above.Text != who[0].Text) attribution.Add(above);
        double confidence = cue.Strength * (hasClause || quotes.Count > 0 ? 1 : 0.8);
        var statement = Make(reading, sentence, who[0], lemma, estimate ? Estimate(reading, p) : Content(reading, sentence, p, quotes, cue.Addressee), quotes.Count > 0, confidence, [verb]);
        var addressee = Addressee(reading, p, cue);
        return statement with { Attribution = Drafts.OrNull(attribution), Addressee = Drafts.OrNull(addressee), Date = reading.DateOf(verb) };
    }

    // Reporting verbs that tell something else than words in this clause.
    private static bool IsNoWord(StoryReading reading, Token verb, Predicate p, string lemma)
    {
        if (WordLists.Of("ordering").Contains(lemma) && (p.Xcomp is not null || verb.Children.Any(c => c.Deprel is "advcl" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to")))) return true;
        // "dismissed all the judges": from their seats, not with a word.
        if (lemma == "dismiss" && p.Objects.Any(o => WordLists.Of("persons").Contains(o.Lemma.ToLowerInvariant()) || reading.Entities.At(o)?.Referent is { Type: MentionType.Person } || WordClasses.Standard.Is(o, "leader", reading.Entities.At(o)) || o.Lemma.ToLowerInvariant() is "judge" or "minister" or "government" or "cabinet" or "parliament" or "official" or "ambassador" or "general" or "commander")) return true;
        if (WordLists.Of("claiming").Contains(lemma) && verb.Deprel is "acl:relcl" or "acl") return true;
        if (WordLists.Of("confirming").Contains(lemma) && p.Objects.Any(o => reading.Entities.At(o)?.Referent.IsNamedPerson == true)) return true;
        // Rebels attack with weapons, singers and centre forwards with neither; parties with words.
        return WordLists.Of("striking").Contains(lemma) && (!Topic.IsPolitical(reading, WordClasses.Standard) || p.Subjects.Any(s => reading.Entities.At(s)?.Referent is { Sector: "REB" or "MIL" or "UAF" or "CRM" }));
    }

    // "…, its spokesman, A. Beta, stressed.": a reporting verb at the end, with who speaks right before it.
    private static Token? Trailing(StoryReading reading, Token verb)
    {
        var tokens = verb.Sentence.Tokens;
        if (verb.Index < 3 || tokens[verb.Index - 1].Form != "," || tokens.Skip(verb.Index + 1).Any(t => t.Upos is "VERB" or "NOUN" && t.HeadToken != verb)) return null;
        for (int i = verb.Index - 2; i > Math.Max(0, verb.Index - 7) && tokens[i].Form != ","; i--)
            if (reading.Entities.At(tokens[i]) is { Referent: { IsNamedPerson: true } }) return tokens[i];
        return null;
    }

    // "…,” added Florence Parly: the speaker behind the verb, which the tree may take for its object.
    private static Token? Inverted(StoryReading reading, Token verb, Quotations quotes)
    {
        var tokens = verb.Sentence.Tokens;
        if (verb.Index == 0 || verb.Index + 1 >= tokens.Count || tokens[verb.Index - 1].Form is not ("”" or "\"" or "," or "'" or "’" or "»") || (quotes.Count == 0 && !WordLists.Of("inverting").Contains(verb.Lemma.ToLowerInvariant()))) return null;
        foreach (var c in verb.Children)
            if (c.Index > verb.Index && c.Deprel is "obj" or "ccomp" or "xcomp" or "dep" or "parataxis" && reading.Entities.At(c) is { Referent.Type: MentionType.Person or MentionType.Body or MentionType.State }) return c;
        for (int i = verb.Index + 1; i < Math.Min(tokens.Count, verb.Index + 5); i++)
            if (tokens[i].Upos is "NOUN" or "PROPN" && reading.Entities.At(tokens[i]) is { } m && m.Referent.Type is MentionType.Person or MentionType.Body or MentionType.Group) return tokens[i];
        return null;
    }

    // Only people, states and bodies speak; a report or a statement speaks for whoever made it.
    private bool CanSpeak(StoryReading reading, Token subject)
    {
        var m = reading.Entities.At(subject);
        if (m is null && subject.Children.FirstOrDefault(c => c.Deprel == "appos") is { } appos && reading.Entities.At(appos) is { } named) m = named;
        // A role that names nobody known is somebody still: "the council", "a court", "the weather office".
        if ((m is null || m.Referent.Type == MentionType.Other) && subject.Upos == "NOUN" && roles.Find(subject) is { Kind: not "post" }) return true;
        if (m is not null) return m.Referent.Type != MentionType.Other || subject.Upos == "PROPN" && m.Referent.Name is { } n && n.Contains(' ', StringComparison.Ordinal);
        if (subject.Upos is "PRON" or "DET" or "NUM" && WordLists.Of("indefinite-speaker").Contains(subject.Lemma.ToLowerInvariant())) return true;
        string lemma = subject.Lemma.ToLowerInvariant();
        return subject.Upos == "NOUN" && (WordLists.Of("speaker").Contains(lemma) || WordLists.Of("speaker-ending").Any(e => lemma.EndsWith(e, StringComparison.Ordinal)));
    }

    // "a diplomat quoted in the French press": the press passes it on.
    private static List<Entity> Chain(StoryReading reading, Token verb, Token subject, Token? by)
    {
        var chain = new List<Entity>();
        void Add(Token t)
        {
            foreach (var e in Attributions.Source(reading, t))
                if (!chain.Exists(x => x.Text == e.Text)) chain.Add(e);
        }

        if (by is not null) Add(by);
        // "was quoted as saying by the paper"
        foreach (var x in (ReadOnlySpan<Token?>)[verb, verb.HeadToken])
            if (x is not null && (x.Lemma is "quote" or "cite" || x.HeadToken is { Lemma: "quote" or "cite" } && verb.Lemma == "say"))
                foreach (var (prep, noun) in Predicate.ObliquesOf(x))
                    if (prep == "by") Add(noun);
        // Where the tree makes the participle the head, it stands above its noun.
        var around = subject.Deprel is "nsubj" && subject.HeadToken is { Lemma: "quote" or "cite" } above ? subject.Children.Append(above) : subject.Children;
        foreach (var c in around)
            if ((c.Deprel is "acl" or "acl:relcl" || c.Index > subject.Index) && c.Lemma.ToLowerInvariant() is "quote" or "cite" or "interview" or "report")
                foreach (var (prep, noun) in Predicate.ObliquesOf(c))
                    if (prep is "by" or "in" or "from") Add(noun);
        return chain;
    }

    // "put" the number of dead at nine
    private static string Estimate(StoryReading reading, Predicate p)
    {
        int end = p.Obliques.Where(o => o.Preposition == "at").Max(o => o.Noun.Subtree.End);
        return Drafts.Words(reading, p.Objects[0].Subtree.Start, end);
    }

    private static string? Content(StoryReading reading, Sentence sentence, Predicate p, Quotations quotes, string addressee)
    {
        if (quotes.Count == 0 && Around(reading, sentence, p) is { } whole) return whole.Length > 0 ? whole : null;
        // "Talks on this and on that were under way, he said": what stands before a reporting clause at the end is said, whatever the tree makes of it.
        if (quotes.Count == 0 && p.Ccomp is { } fronted && fronted.Index < p.Head.Index && fronted.Subtree.Start > sentence.Span.Start + 3 && Before(reading, sentence, p.Head) is { } before) return before;
        if (Told(p) is { } clause)
        {
            int start = AfterDay(reading, p.Head, clause.Subtree.Start);
            // "said Tuesday", where the tree takes the day alone for what is said: nothing is.
            if (start >= clause.Subtree.End) return null;
            // "This is a day no one will forget": where the tree parts a quotation, all of it is said.
            int end = quotes.EndOf(new Stories.TextSpan(start, clause.Subtree.End));
            // "…, a spokesman, A. Beta, said", where the tree hangs the speaker on what is said.
            if (Trailing(reading, p.Head) is { } speaker && speaker.Index > clause.Index && speaker.Span.End <= end)
            {
                Token? outermost = null;
                for (var x = speaker; x is not null && x != clause && x.Index > clause.Index; x = x.HeadToken)
                    if (x.Deprel == "appos") outermost = x;
                if (outermost is not null && outermost.Subtree.Start > start) end = outermost.Subtree.Start;
            }
            return Drafts.Words(reading, start, end);
        }
        // "called the Dutch “interventionists”": whom, and what.
        if (quotes.Count > 0 && p.Head.Lemma.ToLowerInvariant() is "call" or "describe" or "brand" or "label" or "dub" or "accuse" && p.Objects.Count > 0 && !quotes.Contains(p.Objects[0]) && p.Objects[0].Index > p.Head.Index) return Object(reading, p, addressee);
        if (quotes.Count > 0) return quotes.First;
        // "…, the minister said.": all but the reporting clause.
        if (p.Head.Deprel == "parataxis")
        {
            var own = p.Head.Subtree;
            return own.Start > sentence.Span.Start + 3 ? Drafts.Words(reading, sentence.Span.Start, own.Start) : Drafts.Words(reading, own.End, sentence.Span.End);
        }
        return p.Objects.Count > 0 ? Object(reading, p, addressee) : Before(reading, sentence, p.Head);
    }

    // "Welcoming them on the tarmac, the minister said they would stay": what is said, not what was done meanwhile.
    private static Token? Told(Predicate p)
    {
        if (p.Ccomp is not { } first || !first.Form.EndsWith("ing", StringComparison.Ordinal) || first.Index > p.Head.Index || first.Children.Any(c => c.Deprel.Split(':')[0] is "nsubj" or "aux")) return p.Ccomp;
        return p.Head.Children.FirstOrDefault(c => c.Deprel == "ccomp" && c.Index > p.Head.Index) ?? first;
    }

    // "The measure, the minister said on Monday, would hurt": the sentence without the reporting clause within it; empty where what it breaks has no subject
    // of its own ("documents which, he said, prove it"), null where it breaks nothing.
    private static string? Around(StoryReading reading, Sentence sentence, Predicate p)
    {
        var tokens = sentence.Tokens;
        int start = p.Head.Children.Where(c => c.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && c.Index < p.Head.Index).Select(c => c.Subtree.Start).DefaultIfEmpty(-1).Max();
        int first = -1;
        for (int i = 2; i < p.Head.Index; i++)
            if (tokens[i].Span.Start == start && tokens[i - 1].Form == ",") first = i;
        if (first < 0) return null;
        int comma = p.Head.Index + 1;
        while (comma < tokens.Count && tokens[comma].Form != ",")
            if (tokens[comma++].Upos is "VERB" or "AUX") return null;
        if (comma + 1 >= tokens.Count || !(tokens[comma + 1] is { Xpos: "MD" or "VBD" or "VBZ" or "VBP" } or { Upos: "AUX" } or { Lemma: "than" })) return null;
        if (tokens[first - 2].Xpos is "WDT" or "WP") return "";
        return Drafts.Words(reading, sentence.Span.Start, tokens[first - 1].Span.Start) + " " + Drafts.Words(reading, tokens[comma + 1].Span.Start, sentence.Span.End).TrimEnd('.');
    }

    // "accused the army of multiple violations", "described relations as the worst in years": the object and what is said of it.
    private static string Object(StoryReading reading, Predicate p, string addressee)
    {
        var o = p.Objects[0];
        // "the idea that it had failed", "multiple violations of its airspace": what makes the object what it is; no clause behind a comma.
        int end = o.Span.End;
        // "warned the judges bound for Suva that they would be barred", where the tree hangs the clause on those who are warned.
        if (addressee == "obj" && o.Children.FirstOrDefault(c => c.Deprel is "acl" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "that")) is { } told) return Drafts.Words(reading, told.Subtree.Start, told.Subtree.End);
        foreach (var c in o.Children)
        {
            // "a withdrawal that it had demanded": the clause that the verb itself stands in is not said.
            if (c.Index <= o.Index || c.Subtree.Contains(p.Head.Span)) continue;
            if (c.Deprel is "punct" || c.Sentence.Tokens.FirstOrDefault(t => t.Span.Start >= c.Subtree.Start) is { Index: > 0 } head && c.Sentence.Tokens[head.Index - 1].Form is "," or "–" or "(") break;
            if (c.Deprel.Split(':')[0] is "nmod" or "acl" or "amod" or "flat" or "nummod" or "conj" or "advmod") end = Math.Max(end, c.Subtree.End);
        }
        foreach (var c in p.Head.Children)
        {
            if (c.Index <= o.Index || p.Head.Index > o.Index) continue;
            // "called the papers a forgery"
            if (c.Deprel is "obj" or "xcomp" && c != o) end = Math.Max(end, c.Subtree.End);
            bool of = c.Children.Any(m => m.Deprel is "case" or "mark" && m.Lemma is "of" or "as" or "for");
            if (of && c.Deprel.Split(':')[0] is "obl" or "advcl" or "xcomp" or "ccomp" && c.Span.Start > o.Span.End) end = Math.Max(end, c.Subtree.End);
        }
        int from = o.Children.Where(c => c.Index < o.Index && c.Deprel is not ("punct" or "case")).Select(c => c.Subtree.Start).Append(o.Span.Start).Min();
        return Drafts.Words(reading, from, end);
    }

    // "They will go on, but alone, a spokesman said.": all before the reporting clause at the end, whatever the tree hangs it on.
    private static string? Before(StoryReading reading, Sentence sentence, Token verb)
    {
        if (sentence.Tokens.Skip(verb.Index + 1).Any(t => t.Upos is not "PUNCT")) return null;
        // The one nearest to it: trees hang the subject of what is said on the verb of saying, too.
        if (verb.Children.LastOrDefault(c => c.Index < verb.Index && c.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) is not { } subject) return null;
        int start = subject.Subtree.Start;
        var comma = sentence.Tokens.LastOrDefault(t => t.Span.End <= start);
        return comma is { Form: ",", Index: > 2 } ? Drafts.Words(reading, sentence.Span.Start, comma.Span.Start) : null;
    }

    // "said Monday it was leaving", "said Tuesday that …": the day of speaking, which trees hang on what is said.
    private static int AfterDay(StoryReading reading, Token verb, int start)
    {
        foreach (var d in reading.DatesIn(verb.Sentence))
            if (d.Span.Start == start && verb.Span.End + 1 == start && d.Value is { Grain: DateGrain.Day, IsInterval: false } && verb.Sentence.Tokens.FirstOrDefault(t => t.Span.Start >= d.Span.End) is { } next && next.Upos is not ("VERB" or "AUX" or "PUNCT"))
                return next.Span.Start;
        return start;
    }

    private static string Rest(StoryReading reading, Sentence sentence, Token source)
    {
        var span = source.Subtree;
        // "…, according to a communiqué read on television": from the words that name the source, wherever the tree has them.
        if (sentence.Tokens.LastOrDefault(t => t.Form.Equals("according", StringComparison.OrdinalIgnoreCase) && t.Index < source.Index) is { Index: > 3 } according) return Drafts.Words(reading, sentence.Span.Start, according.Span.Start);
        return span.Start > sentence.Span.Start + 15 ? Drafts.Words(reading, sentence.Span.Start, span.Start) : Drafts.Words(reading, span.End, sentence.Span.End);
    }

    private static IReadOnlyList<Entity> Addressee(StoryReading reading, Predicate p, Cue cue)
    {
        if (cue.Addressee == "obj" && p.Indirect is { } i) return Parties.At(reading, i);
        if (cue.Addressee == "obj" && p.Objects.Count > 0) return Parties.At(reading, p.Objects[0]);
        if (cue.Addressee.StartsWith("prep:", StringComparison.Ordinal))
            foreach (var (prep, noun) in p.Obliques)
                if (prep == cue.Addressee[5..]) return Parties.At(reading, noun);
        return [];
    }

    private static StatementFinding Make(StoryReading reading, Sentence s, Entity speaker, string? cue, string? content, bool quoted, double confidence, IEnumerable<Token> why) => new()
    {
        Story = reading.Story.Id,
        Sentence = s.Number,
        Start = s.Span.Start,
        End = s.Span.End,
        Text = s.Text,
        Speaker = speaker,
        Cue = cue,
        Content = string.IsNullOrWhiteSpace(content) ? null : quoted ? content : Lowered(reading, s, content.TrimStart('-', '–', '—', '•', ' ')),
        Quoted = quoted,
        Confidence = Drafts.Bound(confidence),
        Why = Drafts.Why("statement." + (cue ?? "quotation"), why),
    };

    // "Extensions would not be considered, he said": a sentence within another one, which begins with a small letter unless its first word is a name.
    private static string Lowered(StoryReading reading, Sentence s, string content)
    {
        var first = s.Tokens.FirstOrDefault(t => char.IsLetterOrDigit(t.Form[0]));
        if (first is null || first.Form.Length < 2 || !content.StartsWith(first.Form, StringComparison.Ordinal) || !char.IsUpper(first.Form[0]) || first.Form.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0) return content;
        // At the beginning of a sentence a tag alone makes no name: a person, state or place is known, or the name goes on.
        bool tagged = (first.Upos is "PROPN" || first.Xpos is "NNP" or "NNPS") && (reading.Entities.At(first) is not null || (first.Index + 1 < s.Tokens.Count && char.IsUpper(s.Tokens[first.Index + 1].Form[0])) || first.Xpos is not "NNPS");
        bool name = tagged || reading.NationOf(first.Form) is not null || reading.Entities.At(first)?.Referent.Entry is not null || reading.PlaceAt(first) is not null;
        return name ? content : char.ToLowerInvariant(content[0]) + content[1..];
    }

    private static void Merge(List<StatementFinding> drafts, StatementFinding draft)
    {
        int same = drafts.FindIndex(d => d.Speaker.Text == draft.Speaker.Text || (d.Speaker.Name is not null && d.Speaker.Name == draft.Speaker.Name) || (d.Speaker.Code is not null && d.Speaker.Code == draft.Speaker.Code && d.Speaker.Person is null && draft.Speaker.Person is null));
        if (same < 0) drafts.Add(draft);
        else if (draft.Confidence > drafts[same].Confidence) drafts[same] = draft;
    }

    private sealed record Cue(double Strength, string Needs, string Addressee);
}
