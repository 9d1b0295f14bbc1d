using System.Runtime.CompilerServices;
using Attache.Coding.Lexicon;
using Attache.Language.Names;

namespace Attache.Coding.Clauses;

/// <summary>
/// Whether a story is about politics at all: sport, markets, weather and the stage borrow the words of war and diplomacy ("attack",
/// "retreat", "ambassador") for other things. Decided once for a story by the share of their words; a storm that governments and armies
/// deal with is politics all the same.
/// </summary>
public static class Topic
{
    private static readonly ConditionalWeakTable<StoryReading, StrongBox<bool>> Known = [];

    /// <summary>Whether events may be coded.</summary>
    public static bool IsPolitical(StoryReading reading, WordClasses classes) =>
        Known.GetValue(reading, r => new StrongBox<bool>(Decide(r, classes))).Value;

    // Fewer words than these say nothing of a short text: soldiers "guard" and "serve" too.
    private const int Least = 4;

    private static bool Decide(StoryReading reading, WordClasses classes)
    {
        int sport = 0, market = 0, weather = 0, stage = 0, words = 0, sentences = 0, official = 0;
        foreach (var s in reading.Document.Sentences)
        {
            sentences++;
            if (s.Tokens.Any(t => t.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && t.Upos is "NOUN" or "PROPN" && reading.Entities.At(t)?.Referent is { Code: not null, Type: not MentionType.Other, Sector: "GOV" or "MIL" or "REB" or "LEG" or "OPP" })) official++;
            foreach (var t in s.Tokens)
            {
                if (t.Upos is not ("NOUN" or "PROPN" or "VERB")) continue;
                words++;
                string lemma = t.Lemma.ToLowerInvariant();
                if (classes.Is(lemma, "sport")) sport++;
                else if (classes.Is(lemma, "market")) market++;
                else if (classes.Is(lemma, "weather")) weather++;
                else if (classes.Is(lemma, "stage")) stage++;
            }
        }
        // Six in a hundred: a political story has a match or a share price now and then, a match report has one a sentence.
        bool Much(int count) => count >= Least && count * 100 >= words * 6;
        if (Much(sport) || Much(market)) return false;
        // Governments act in most sentences of a story about a flood that they fight, in few of one about rain on cocoa.
        return !Much(sport + market + weather + stage) || official * 3 > sentences;
    }
}
