using Attache.Codebook;

namespace Attache.Language.Grammar;

/// <summary>
/// What the network gets wrong in ways that a rule can see. Each rule stands beside its examples in the tests, and
/// does no harm on the development trees.
/// </summary>
internal sealed class Repairs
{
    private readonly HashSet<string> speech = new(StringComparer.Ordinal);
    private readonly HashSet<string> dates = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> intents = new(StringComparer.Ordinal);
    private readonly HashSet<string> flat = new(StringComparer.OrdinalIgnoreCase);

    private Repairs(Tsv table)
    {
        foreach (var row in table.Rows)
        {
            if (row["kind"] == "speech") speech.Add(row["word"]);
            else if (row["kind"] == "date") dates.Add(row["word"]);
            else if (row["kind"] == "intent") intents.Add(row["word"]);
            else if (row["kind"] == "flat") flat.Add(row["word"]);
        }
    }

    /// <summary>Reads the verbs of speech and the names of months and days of <c>data/language/words.tsv</c>.</summary>
    public static Repairs Load() => new(Tsv.FromResource(typeof(Repairs).Assembly, "language/words.tsv"));

    /// <summary>Repairs the tree of a sentence in place.</summary>
    public void Apply(TokenValues[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Upos == "VERB" && speech.Contains(words[i].Form)) SpeakerBehindVerb(words, i);
            if (words[i].Lemma == "by" && words[i].Deprel == "case") ByPhraseOnDate(words, i);
            if (words[i].Deprel == "obl" && words[i].Upos == "NOUN" && i > 0) BareOblique(words, i);
            if (words[i].Xpos == "VBN" && words[i].Upos == "VERB") NoPassive(words, i);
            if (words[i].Xpos is "VBD" or "VBZ" or "VBP" && words[i].Upos == "VERB") NameAcrossVerb(words, i);
            if (words[i] is { Deprel: "root", Upos: "NOUN", Xpos: "NNS" } && intents.Contains(words[i].Form)) IntentAsNoun(words, i);
            if (words[i].Form == "-" && i > 0 && i + 1 < words.Length) HyphenTwins(words, i);
            if (words[i].Deprel == "nmod" && IsDate(words, i)) DateOnSubject(words, i);
            if (i > 0 && flat.Contains(words[i].Form.Replace('’', '\''))) FlatWord(words, i);
        }
    }

    /// <summary>“…,” added Ann Smith: who stands behind the verb speaks, and is not what is said.</summary>
    private static void SpeakerBehindVerb(TokenValues[] words, int verb)
    {
        int before = verb - 1;
        if (before < 1 || !(words[before].Form is "”" or "\"" or "’" or "''" || (words[before].Form == "," && IsClosing(words[before - 1].Form)))) return;
        int speaker = -1;
        for (int k = 0; k < words.Length; k++)
        {
            if (words[k].Head != verb) continue;
            if (words[k].Deprel is "nsubj" or "nsubj:pass" or "aux:pass") return;
            if (words[k].Deprel == "obj" && k > verb && words[k].Upos is "PROPN" or "NOUN" or "PRON") speaker = k;
        }
        if (speaker < 0) return;
        words[speaker] = words[speaker] with { Deprel = "nsubj" };
    }

    /// <summary>“Russia severed air links”: a name before the verb is no part of a noun behind it, but the subject.</summary>
    private static void NameAcrossVerb(TokenValues[] words, int verb)
    {
        int name = -1;
        for (int k = 0; k < words.Length; k++)
        {
            if (words[k].Head == verb && words[k].Deprel is "nsubj" or "nsubj:pass" or "aux:pass" or "expl") return;
            if (k < verb && words[k].Upos == "PROPN" && words[k].Head > verb && words[k].Deprel is "compound" or "amod" or "nmod:desc" && Above(words, words[k].Head, verb)) name = k;
        }
        if (name >= 0) words[name] = words[name] with { Head = verb, Deprel = "nsubj" };
    }

    /// <summary>“the consul-general”: two nouns at a hyphen that both are the subject, or the object, of one verb are one.</summary>
    private static void HyphenTwins(TokenValues[] words, int hyphen)
    {
        int first = hyphen - 1, second = hyphen + 1;
        if (words[first].Head != words[second].Head || words[first].Head < 0 || words[first].Deprel != words[second].Deprel || words[first].Deprel is not ("nsubj" or "nsubj:pass" or "obj")) return;
        if (words[first].Upos is not ("NOUN" or "PROPN") || words[second].Upos is not ("NOUN" or "PROPN" or "ADJ")) return;
        for (int k = 0; k < words.Length; k++)
            if (words[k].Head == first) words[k] = words[k] with { Head = second };
        words[first] = words[first] with { Head = second, Deprel = "compound" };
    }

    /// <summary>“South Africa plans to contribute soldiers”: a sentence without a verb, whose head is a plural noun between a name and an infinitive, has its verb there.</summary>
    private static void IntentAsNoun(TokenValues[] words, int noun)
    {
        int infinitive = -1, name = -1;
        for (int k = 0; k < words.Length; k++)
        {
            if (words[k].Head != noun) continue;
            if (words[k].Deprel == "acl" && words[k].Xpos == "VB" && k > noun && noun + 1 < words.Length && words[noun + 1].Form == "to" && words[noun + 1].Head == k) infinitive = k;
            else if (words[k].Deprel == "compound" && words[k].Upos == "PROPN" && k == noun - 1) name = k;
            else if (k < noun && words[k].Deprel is "det" or "nmod:poss" or "amod" or "nummod" or "cop" or "nsubj") return;
        }
        if (infinitive < 0 || name < 0) return;
        words[noun] = words[noun] with { Upos = "VERB", Xpos = "VBZ" };
        words[name] = words[name] with { Deprel = "nsubj" };
        words[infinitive] = words[infinitive] with { Deprel = "xcomp" };
    }

    /// <summary>“Norway named Helga Dahl as minister”: a passive wants its auxiliary; what stands behind the verb is its object.</summary>
    private static void NoPassive(TokenValues[] words, int verb)
    {
        if (words[verb].Deprel is not ("root" or "conj" or "parataxis" or "ccomp")) return;
        int subject = -1, named = -1;
        for (int k = 0; k < words.Length; k++)
        {
            if (words[k].Head != verb) continue;
            if (words[k].Deprel is "aux" or "aux:pass" or "cop" or "obj" or "obl:agent" or "nsubj") return;
            if (words[k].Deprel == "nsubj:pass" && k < verb) subject = k;
            else if (words[k].Deprel == "xcomp" && words[k].Upos == "PROPN" && k == verb + 1) named = k;
        }
        if (subject < 0 || named < 0) return;
        words[verb] = words[verb] with { Xpos = "VBD" };
        words[subject] = words[subject] with { Deprel = "nsubj" };
        words[named] = words[named] with { Deprel = "obj" };
    }

    /// <summary>“moved at least 20 tanks”: what stands behind the verb with a number and without a preposition is its object.</summary>
    private void BareOblique(TokenValues[] words, int noun)
    {
        int verb = words[noun].Head;
        if (verb < 0 || verb > noun || words[verb].Upos != "VERB" || dates.Contains(words[noun].Form)) return;
        bool counted = false;
        for (int k = 0; k < words.Length; k++)
        {
            if (words[k].Head == noun && words[k].Deprel is "case" or "mark" or "fixed") return;
            if (words[k].Head == verb && words[k].Deprel is "obj" or "nsubj:pass" or "aux:pass" or "xcomp" or "ccomp") return;
            counted |= words[k].Head == noun && words[k].Deprel == "nummod";
        }
        if (counted && !Units.Contains(words[noun].Lemma)) words[noun] = words[noun] with { Deprel = "obj" };
    }

    // Measures of time and distance stay adverbial: "lasted at least two years".
    private static readonly HashSet<string> Units = new(["year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "time", "kilometre", "kilometer", "mile", "metre", "meter", "percent", "point"], StringComparer.Ordinal);

    private static bool IsClosing(string form) => form is "”" or "\"" or "’" or "''";

    /// <summary>
    /// The expulsion on 31 January by the authorities: nobody acts on a date. The phrase belongs to what happened then,
    /// and the date with it, if the verb has its agent already.
    /// </summary>
    private void ByPhraseOnDate(TokenValues[] words, int by)
    {
        int actor = words[by].Head;
        if (actor < by || words[actor].Head < 0) return;
        int date = words[actor].Head;
        if (date >= by || words[actor].Deprel != "nmod" || !IsDate(words, date)) return;
        int holder = words[date].Head;
        if (holder < 0 || holder > date) return;
        int agent = -1;
        if (words[holder].Upos == "VERB")
        {
            for (int k = holder + 1; k < date; k++)
                if (words[k].Head == holder && words[k].Deprel == "obl:agent") agent = k;
        }
        if (agent >= 0)
        {
            words[date] = words[date] with { Head = agent, Deprel = words[date].Deprel == "obl:unmarked" ? "nmod:unmarked" : "nmod" };
            words[actor] = words[actor] with { Head = agent };
        }
        else
        {
            words[actor] = words[actor] with { Head = holder, Deprel = words[holder].Upos == "VERB" ? "obl:agent" : "nmod" };
        }
    }

    /// <summary>The ministry on Friday denied: the day belongs to the verb behind it, not to the subject before it.</summary>
    private static void DateOnSubject(TokenValues[] words, int date)
    {
        int subject = words[date].Head;
        if (subject < 0 || subject > date || words[subject].Deprel is not ("nsubj" or "nsubj:pass")) return;
        int verb = words[subject].Head, end = date;
        if (verb <= date || words[verb].Upos is not ("VERB" or "AUX")) return;
        // between the date and the verb stand only words of the date and words of the verb
        for (int k = date + 1; k < verb; k++)
        {
            if (words[k].Head == date && k == end + 1) end = k;
            else if (words[k].Head != verb || words[k].Deprel is not ("aux" or "aux:pass" or "advmod" or "mark")) return;
        }
        bool on = false;
        for (int k = subject + 1; k < date; k++) on |= words[k].Head == date && words[k].Form == "on";
        if (on) words[date] = words[date] with { Head = verb, Deprel = "obl" };
    }

    /// <summary>Chargé d'affaires: the second word is a part of the first, whatever it was taken for.</summary>
    private static void FlatWord(TokenValues[] words, int i)
    {
        int first = i - 1;
        // the first word takes the other's place in the tree, lest the two hang on each other
        if (Above(words, first, i)) words[first] = words[first] with { Head = words[i].Head, Deprel = words[i].Deprel };
        else if (words[i].Head < 0) return;
        for (int k = 0; k < words.Length; k++)
            if (words[k].Head == i) words[k] = words[k] with { Head = first };
        words[i] = words[i] with { Upos = "NOUN", Xpos = "NN", Lemma = words[i].Form.ToLowerInvariant(), Head = first, Deprel = "flat" };
    }

    private static bool Above(TokenValues[] words, int word, int other)
    {
        for (int at = words[word].Head; at >= 0; at = words[at].Head)
            if (at == other) return true;
        return false;
    }

    private bool IsDate(TokenValues[] words, int i)
    {
        if (dates.Contains(words[i].Form)) return true;
        if (words[i].Upos != "NUM") return false;
        for (int k = Math.Max(0, i - 2); k <= Math.Min(words.Length - 1, i + 2); k++)
            if (words[k].Head == i && dates.Contains(words[k].Form)) return true;
        return false;
    }
}
