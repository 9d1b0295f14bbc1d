using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Relations;

/// <summary>
/// What the classifier of relations sees of two sides in a sentence: the lexicon's acts around them, words by where they
/// stand, the tree between them, word vectors of regions, and how negation, plans, refusals cross with all that.
/// </summary>
public sealed class RelationFeatures
{
    private static readonly string[] Roman = ["NOUN", "VERB", "ADJ", "ADV", "ADP", "AUX", "PART"];

    private readonly WordVectors vectors;
    private readonly WordStates wordStates;
    private readonly SoftLexicon soft;
    private readonly float lexiconWeight;
    private readonly float softWeight;

    /// <summary>Makes them.</summary>
    /// <param name="vectors">Word vectors.</param>
    /// <param name="states">States of words in their sentences.</param>
    /// <param name="soft">The network of the soft lexicon.</param>
    /// <param name="lexiconWeight">What the lexicon's decision counts before anything is learnt, as a logit.</param>
    /// <param name="softWeight">What the soft lexicon's logarithms count before anything is learnt.</param>
    public RelationFeatures(WordVectors vectors, WordStates states, Mlp soft, float lexiconWeight, float softWeight)
    {
        (this.vectors, wordStates, this.soft) = (vectors, states, new SoftLexicon(soft, vectors));
        (this.lexiconWeight, this.softWeight) = (lexiconWeight, softWeight);
    }

    /// <summary>The length of the block of numbers.</summary>
    public int DenseLength => (6 * soft.Outputs) + (4 * vectors.Width) + wordStates.Width;

    /// <summary>Writes the features of a view.</summary>
    public void Write(StoryReading reading, RelationView v, FeatureSink sink)
    {
        ArgumentNullException.ThrowIfNull(v);
        sink.Add("bias");
        WritePrior(v, sink.Prior);
        WriteActs(v, sink);
        if (v.Anchor is { } anchor) WriteAnchor(reading, v, anchor, sink);
        WriteWords(v, sink);
        WritePath(v, sink);
        WriteSides(reading, v, sink);
        WriteDense(reading, v, sink);
    }

    // The lexicon's decision as a start: what is learnt adds to it, so that few examples do not unlearn it.
    private void WritePrior(RelationView v, float[] to)
    {
        var act = v.AnchorAct;
        float weight = lexiconWeight;
        if (act is null or { IsTrap: true })
        {
            foreach (var a in v.Acts)
                if (!a.IsTrap && v.IsOutside(a.Predicate.Head) && (act is null or { IsTrap: true } || a.Match.Pattern.Strength > act.Match.Pattern.Strength)) act = a;
            weight *= 0.6f;
        }
        int category = act is null ? -1 : RelationClasses.IndexOf(act.Class);
        if (category >= 0) to[category] += weight;
        if (v.Anchor is not { } p) return;
        Span<float> scores = stackalloc float[soft.Outputs];
        soft.Score(p, scores);
        for (int i = 0; i < scores.Length; i++) to[i] += softWeight * MathF.Log(scores[i] + 0.01f);
    }

    private static void WriteActs(RelationView v, FeatureSink sink)
    {
        foreach (var a in v.Acts)
        {
            if (a.Predicate.Head is { } h && !v.IsOutside(h)) { sink.Add("inside", v.IsActor(h) ? "a" : "r", a.Composed.Category); continue; }
            string actor = v.RoleOf(a.Predicate, true), recipient = v.RoleOf(a.Predicate, false);
            string relation = a == v.AnchorAct ? "anchor" : v.Anchor is { } anchor ? Relation(anchor.Head, a.Predicate.Head) : "none";
            var c = a.Composed;
            string modality = Name(c.Modality);
            float strength = (float)a.Match.Pattern.Strength;
            sink.Add("act", relation, a.Class, value: strength);
            sink.Add("actm", relation, c.Category, modality);
            sink.Add("raw", relation, a.Match.Pattern.Category, modality);
            sink.Add("roles", c.Category, Short(actor), Short(recipient), strength);
            if (c.Mode is { } mode) sink.Add("mode", relation, c.Category, mode);
            sink.Add("any", c.Category, modality, value: strength);
            if (a == v.AnchorAct)
            {
                sink.Add("pattern", a.Match.Pattern.Head, Frame(a), c.Category);
                foreach (string e in c.Effects) sink.Add("effect", e, a.Match.Pattern.Category);
                sink.Add("effects", string.Join('>', c.Effects), a.Match.Pattern.Category);
            }
        }
        if (v.AnchorAct is null) sink.Add("noact");
    }

    private static string Frame(Act a) => a.Match.Pattern.Frame.Count == 0 ? "" : string.Join(';', a.Match.Pattern.Frame.Select(c => c.Relation));

    private static void WriteAnchor(StoryReading reading, RelationView v, Predicate p, FeatureSink sink)
    {
        _ = reading;
        string lemma = p.Head.Lemma, actor = Short(v.ActorRole), recipient = Short(v.RecipientRole);
        string modality = Name(Modalities.Of(p.Head));
        bool negated = Modalities.IsNegated(p.Head);
        sink.Add("pred", lemma);
        sink.Add("pred.roles", lemma, actor, recipient);
        sink.Add("pred.mod", lemma, modality);
        sink.Add("roles2", actor, recipient);
        sink.Add("modality", modality, negated ? "neg" : "");
        if (p.IsPassive) sink.Add("passive", lemma);
        if (p.Particle is { } particle) sink.Add("pred.prt", lemma, particle);
        foreach (var c in p.Head.Children)
            if (c.Deprel is "aux" or "aux:pass") sink.Add("aux", c.Lemma, negated ? "neg" : "");
            else if (c.Deprel is "advmod") sink.Add("pred.adv", lemma, c.Lemma);
        foreach (var o in p.Objects)
        {
            sink.Add("obj", o.Lemma, v.IsRecipient(o) ? "r" : v.IsActor(o) ? "a" : "");
            sink.Add("pred.obj", lemma, o.Lemma);
            foreach (var c in o.Children)
                if (c.Deprel is "amod" or "compound" && v.IsOutside(c)) sink.Add("obj.mod", c.Lemma);
            foreach (var (preposition, _) in Predicate.ObliquesOf(o)) sink.Add("obj.prep", o.Lemma, preposition);
        }
        foreach (var (preposition, noun) in p.Obliques)
        {
            sink.Add("pred.prep", lemma, preposition);
            if (v.IsOutside(noun)) sink.Add("pred.pobj", preposition, noun.Lemma);
        }
        if (p.Xcomp is { } x)
        {
            sink.Add("xcomp", x.Lemma, negated ? "neg" : "");
            sink.Add("pred.xcomp", lemma, x.Lemma);
            foreach (var o in new Predicate(x).Objects) sink.Add("xobj", x.Lemma, o.Lemma);
        }
        if (p.Ccomp is { } clause)
        {
            sink.Add("ccomp", lemma, clause.Lemma);
            foreach (var c in clause.Children)
                if (c.Deprel == "aux") sink.Add("ccomp.aux", lemma, c.Lemma, Modalities.IsNegated(clause) ? "neg" : "");
        }
        if (p.Head.HeadToken is { } g)
        {
            sink.Add("gov", g.Lemma, p.Head.Deprel);
            sink.Add("gov.pred", g.Lemma, lemma);
        }
    }

    private static void WriteWords(RelationView v, FeatureSink sink)
    {
        var tokens = v.Sentence.Tokens;
        int a = v.ActorHead?.Index ?? -1, r = v.RecipientHead?.Index ?? tokens.Count;
        bool swapped = a > r;
        int first = Math.Min(a, r), last = Math.Max(a, r);
        string before = "";
        foreach (var t in tokens)
        {
            if (!v.IsOutside(t)) { before = v.IsActor(t) ? "<a>" : "<r>"; continue; }
            if (t.Upos is "PUNCT") continue;
            string lemma = t.Lemma;
            bool between = t.Index > first && t.Index < last;
            string region = between ? swapped ? "mid'" : "mid" : t.Index < first ? "pre" : "post";
            bool content = t.Upos is "NOUN" or "VERB" or "ADJ" or "ADV" || (t.Upos is "ADP" && between) || t.Upos is "PART";
            if (content)
            {
                sink.Add("w", lemma);
                sink.Add("wr", region, lemma);
                if (lemma.Length > 5 && t.Upos is not "ADV") sink.Add("p5", region, lemma.AsSpan(0, 5));
            }
            if (region != "pre" && Array.IndexOf(Roman, t.Upos) >= 0) sink.Add("bi", before, lemma);
            before = lemma;
        }
        if (before.Length > 0) sink.Add("order", swapped ? "ra" : "ar", v.Anchor is { } p ? p.Head.Index < first ? "0" : p.Head.Index < last ? "1" : "2" : "");
    }

    // The words of the tree between the two sides.
    private static void WritePath(RelationView v, FeatureSink sink)
    {
        if (v.ActorHead is not { } a || v.RecipientHead is not { } r) return;
        var up = new List<Token>();
        for (Token? x = a; x is not null; x = x.HeadToken) up.Add(x);
        var down = new List<Token>();
        Token? top = null;
        for (Token? x = r; x is not null; x = x.HeadToken)
        {
            if (up.Contains(x)) { top = x; break; }
            down.Add(x);
        }
        if (top is null) return;
        sink.Add("top", top.Lemma);
        sink.Add("path.len", (up.IndexOf(top), down.Count).ToString());
        string relations = "";
        for (int i = 0; i < up.Count && up[i] != top; i++)
        {
            relations += up[i].Deprel + ">";
            if (i > 0) sink.Add("path.up", up[i].Lemma, up[i].Deprel);
        }
        relations += top.Upos;
        for (int i = down.Count - 1; i >= 0; i--)
        {
            relations += "<" + down[i].Deprel;
            if (i > 0) sink.Add("path.down", down[i].Lemma, down[i].Deprel);
            foreach (var c in down[i].Children)
                if (c.Deprel == "case") sink.Add("path.case", c.Lemma, i == 0 ? "r" : "", top.Lemma);
        }
        if (relations.Length < 60) sink.Add("path", relations);
    }

    private static void WriteSides(StoryReading reading, RelationView v, FeatureSink sink)
    {
        foreach (var (head, side) in (ReadOnlySpan<(Token?, string)>)[(v.ActorHead, "a"), (v.RecipientHead, "r")])
        {
            if (head is null) { sink.Add("side.none", side); continue; }
            string sector = reading.Entities.At(head)?.Referent.Sector ?? (reading.Entities.At(head) is { } m ? m.Referent.Type.ToString() : "-");
            sink.Add("sector", side, sector);
            if (v.AnchorAct is { } act) sink.Add("sector.act", side, sector, act.Composed.Category);
            if (head.Upos == "NOUN")
            {
                sink.Add("side.head", side, head.Lemma);
                if (v.Anchor is { } p) sink.Add("side.pred", side, p.Head.Lemma, head.Lemma);
            }
            foreach (var t in v.Sentence.Tokens)
                if (t.Upos is "NOUN" or "ADJ" or "VERB" && (side == "a" ? v.IsActor(t) : v.IsRecipient(t))) sink.Add("side.w", side, t.Lemma);
        }
    }

    private void WriteDense(StoryReading reading, RelationView v, FeatureSink sink)
    {
        var to = sink.Dense.AsSpan();
        // What the parser's network makes of the anchor in its sentence.
        int states = to.Length - wordStates.Width;
        if (v.Anchor is { } bound) reading.StatesOf(v.Sentence).AsSpan(bound.Head.Index * wordStates.Width, wordStates.Width).CopyTo(to[states..]);
        to = to[..states];
        int k = soft.Outputs, w = vectors.Width, at = 0;
        var tokens = v.Sentence.Tokens;
        int a = v.ActorHead?.Index ?? -1, r = v.RecipientHead?.Index ?? tokens.Count;
        int first = Math.Min(a, r), last = Math.Max(a, r);
        var anchorSoft = to.Slice(at, k);
        if (v.Anchor is { } p) soft.Score(p, anchorSoft);
        at += k;
        // Soft scores of all words outside the sides: their mean and their most, then crosses with what is done to the anchor.
        var mean = to.Slice(at, k);
        var most = to.Slice(at + k, k);
        at += 2 * k;
        Span<float> one = stackalloc float[w];
        var between = to.Slice(6 * k, w);
        var all = to.Slice((6 * k) + w, w);
        int words = 0, inBetween = 0, inAll = 0;
        foreach (var t in tokens)
        {
            if (!v.IsOutside(t) || t.Upos is not ("NOUN" or "VERB" or "ADJ" or "ADV" or "ADP")) continue;
            if (t.Upos is "NOUN" or "VERB" or "ADJ")
            {
                var scores = soft.Score(t.Lemma, t.Upos is "VERB" ? "v" : t.Upos is "NOUN" ? "n" : "a");
                for (int i = 0; i < k; i++)
                {
                    mean[i] += scores[i];
                    most[i] = MathF.Max(most[i], scores[i]);
                }
                words++;
            }
            if (!vectors.TryCopy(t.Lemma, one)) continue;
            if (t.Index > first && t.Index < last)
            {
                for (int i = 0; i < w; i++) between[i] += one[i];
                inBetween++;
            }
            for (int i = 0; i < w; i++) all[i] += one[i];
            inAll++;
        }
        Scale(mean, words);
        Scale(between, inBetween);
        Scale(all, inAll);
        if (v.Anchor is { } q)
        {
            bool negated = Modalities.IsNegated(q.Head) || (v.AnchorAct?.Composed.Effects.Contains("not") ?? false);
            var modality = Modalities.Of(q.Head);
            var cross = to.Slice(at, k);
            if (negated) anchorSoft.CopyTo(cross);
            cross = to.Slice(at + k, k);
            if (modality is Modality.Planned) anchorSoft.CopyTo(cross);
            cross = to.Slice(at + (2 * k), k);
            if (modality is Modality.Considered or Modality.Conditional) anchorSoft.CopyTo(cross);
            vectors.TryCopy(q.Head.Lemma, to.Slice((6 * k) + (2 * w), w));
            var obj = to.Slice((6 * k) + (3 * w), w);
            int n = 0;
            foreach (var o in q.Objects)
                if (v.IsOutside(o) && vectors.TryCopy(o.Lemma, one))
                {
                    for (int i = 0; i < w; i++) obj[i] += one[i];
                    n++;
                }
            if (q.Xcomp is { } x && vectors.TryCopy(x.Lemma, one))
            {
                for (int i = 0; i < w; i++) obj[i] += one[i];
                n++;
            }
            Scale(obj, n);
        }
    }

    private static void Scale(Span<float> sum, int n)
    {
        if (n < 2) return;
        for (int i = 0; i < sum.Length; i++) sum[i] /= n;
    }

    private static string Relation(Token anchor, Token other)
    {
        for (var x = other.HeadToken; x is not null; x = x.HeadToken)
            if (x == anchor) return other.Deprel is "conj" ? "conj" : other.Deprel.StartsWith("acl", StringComparison.Ordinal) || other.Deprel.StartsWith("advcl", StringComparison.Ordinal) ? "clause" : "below";
        for (var x = anchor.HeadToken; x is not null; x = x.HeadToken)
            if (x == other) return anchor.Deprel is "conj" ? "conj" : anchor.Deprel.StartsWith("acl", StringComparison.Ordinal) || anchor.Deprel.StartsWith("advcl", StringComparison.Ordinal) ? "main" : "above";
        return "aside";
    }

    private static string Short(string role) => role.StartsWith("q:", StringComparison.Ordinal) ? "q" : role;

    private static string Name(Modality m) => m switch
    {
        Modality.Planned => "planned",
        Modality.Considered => "considered",
        Modality.Conditional => "conditional",
        Modality.Negated => "negated",
        _ => "actual",
    };
}
