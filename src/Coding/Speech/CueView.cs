using Attache.Language;

namespace Attache.Coding.Speech;

/// <summary>What features ask of a word that may be a cue: its subject, auxiliaries, objects, neighbours.</summary>
internal sealed class CueView
{
    /// <summary>Looks at a token.</summary>
    public CueView(SentenceView view, Token cue)
    {
        (View, Cue) = (view, cue);
        (Lemma, Upos, Xpos, Rel) = (view.Lemma[cue.Index], view.Upos[cue.Index], view.Xpos[cue.Index], view.Rel[cue.Index]);
        uint aux = 17, frame = 19;
        foreach (var d in cue.Children)
        {
            uint lemma = view.Lemma[d.Index];
            switch (d.Deprel)
            {
                case "nsubj" or "nsubj:outer": Subject ??= d; break;
                case "nsubj:pass": (Subject, Passive) = (d, true); break;
                case "aux" or "cop": aux = Hash.Of(aux, lemma); break;
                case "aux:pass": Passive = true; break;
                case "obj": Object ??= d; break;
                case "obl:agent": Agent = d; break;
                case "compound:prt": Particle = lemma; break;
                case "mark": Mark = lemma; break;
                case "nmod:poss": Owner = d; break;
                case "ccomp": Clause = d; break;
                case "advmod" or "det" when d.Lemma is "not" or "n't" or "never" or "no" or "n’t": Negated = true; break;
            }
            if (d.Deprel is "det" or "amod" or "compound") Modifier = Hash.Of(Modifier, lemma);
            if (d.Deprel is not ("punct" or "advmod" or "aux" or "det" or "cc" or "conj" or "mark" or "discourse")) frame = Hash.Of(frame, view.Rel[d.Index], d.Index < cue.Index ? 1u : 2u);
        }
        (Auxiliaries, Frame) = (aux, frame);
        if (cue.Xpos == "VBN" && cue.Deprel is "acl" or "amod") Passive = true;
        var tokens = view.Sentence.Tokens;
        Next = cue.Index + 1 < tokens.Count ? view.Lemma[cue.Index + 1] : 1;
        Next2 = cue.Index + 2 < tokens.Count ? view.Lemma[cue.Index + 2] : 1;
        Previous = cue.Index > 0 ? view.Lemma[cue.Index - 1] : 1;
        Quoted = view.Quoted[cue.Index];
        Owns = Subject is not null ? Class(view, Subject) : 0;
    }

    public SentenceView View { get; }

    public Token Cue { get; }

    public uint Lemma { get; }

    public uint Upos { get; }

    public uint Xpos { get; }

    public uint Rel { get; }

    public Token? Subject { get; }

    public Token? Object { get; }

    public Token? Agent { get; }

    public Token? Owner { get; }

    public Token? Clause { get; }

    public bool Passive { get; }

    public bool Negated { get; }

    public bool Quoted { get; }

    public uint Particle { get; }

    public uint Mark { get; }

    public uint Modifier { get; }

    public uint Auxiliaries { get; }

    public uint Frame { get; }

    public uint Next { get; }

    public uint Next2 { get; }

    public uint Previous { get; }

    /// <summary>The class of the subject.</summary>
    public uint Owns { get; }

    /// <summary>Pronouns by their lemma, names and nouns by their tag and number.</summary>
    public static uint Class(SentenceView view, Token t) => t.Upos is "PRON" or "DET" ? view.Lemma[t.Index] : view.Xpos[t.Index];
}
