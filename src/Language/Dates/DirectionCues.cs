namespace Attache.Language.Dates;

/// <summary>
/// Which way the words around a date point: the nearest verb on its left that tells ("will", "is to", "said"), and where
/// there is none in the clause, the nearest on its right. "On Tuesday he will go" and "he will go on Tuesday" are future,
/// "he will go, the minister said on Tuesday" is past.
/// </summary>
internal static class DirectionCues
{
    private const int Reach = 14;

    public static DateDirection Around(Scene s, int start, int end)
    {
        if (Delayed(s, start)) return DateDirection.Future;
        // "A handover is foreseen for September": the present passive with "for" is a plan.
        if (s.Is(start - 1, "for") && s.Any(start - 3, "is", "are") && s.Word(start - 2) && (s.Of(start - 2).EndsWith("ed", StringComparison.Ordinal) || s.Of(start - 2).EndsWith("en", StringComparison.Ordinal))) return DateDirection.Future;
        // "Arrived on Monday", "a deal reached in May": the verb that the date stands behind.
        int verb = s.Any(start - 1, "on", "in") ? start - 2 : start - 1;
        if (Ended(s, verb) && s.Time(verb) is not { FutureCue: true }) return DateDirection.Past;
        for (int i = start - 1; i >= Math.Max(0, start - Reach) && !Breaks(s, i); i--)
            if (At(s, i) is var d and not DateDirection.Unknown) return d;
        // "Friday is a day of mourning": what is told of a day in the present tense is of one to come.
        if (s.Any(end, "is", "are") && (start == 0 || s.Stop(start - 1))) return DateDirection.Future;
        for (int i = end; i < Math.Min(s.Count, end + Reach) && !Breaks(s, i); i++)
            if (At(s, i) is var d and not DateDirection.Unknown) return d;
        // No word of the tables: a verb in its past form tells, too.
        for (int i = start - 1; i >= Math.Max(0, start - Reach) && !Breaks(s, i); i--)
            if (Ended(s, i)) return DateDirection.Past;
        return DateDirection.Unknown;
    }

    // "lasted", but not "is armed", "to be signed", "UN-backed", "the United".
    private static bool Ended(Scene s, int i) => s.Word(i) && s[i].Length > 4 && !s.Capital(i) && s.Of(i).EndsWith("ed", StringComparison.Ordinal) && !s.Of(i).EndsWith("eed", StringComparison.Ordinal)
        && !s.Dash(i - 1) && !s.Any(i - 1, "is", "are", "be", "being", "the", "a", "an", "to", "get", "if", "as");

    /// <summary>Whether the date at a token is one that something is put off to: "adjourned to 3 February", "put off until Thursday".</summary>
    internal static bool Delayed(Scene s, int start)
    {
        int to = s.Any(start, "until", "till", "to") ? start : start - 1;
        if (!s.Any(to, "until", "till", "to")) return false;
        for (int i = to - 1; i >= Math.Max(0, to - DelayReach) && !s.Stop(i) && !Breaks(s, i); i--)
            if (s.Time(i)?.DelayCue == true) return true;
        return false;
    }

    private const int DelayReach = 6;

    /// <summary>Whether a word stands behind what looks like a plural noun, whose verb it may be.</summary>
    internal static bool BehindPlural(Scene s, int i) => s.Word(i - 1) && s[i - 1].Length > 3 && s.Of(i - 1) is [.., not ('s' or '\''), 's'] && s.Time(i - 1) is null && !s.Any(i - 1, "this", "does")
        // "the heads of state meet", "Macron and Scholz meet"
        || (s.Is(i - 2, "of") && s.Word(i - 1) && !s.Capital(i - 1) && s.Word(i - 3) && s[i - 3].Length > 3 && s.Of(i - 3) is [.., not ('s' or '\''), 's'] && s.Time(i - 3) is null or { NameCue: true })
        || (s.Capital(i - 1) && s.Time(i - 1) is null && (s.Is(i - 2, "and") || (s.Is(i - 3, "and") && s.Capital(i - 2))));

    private static bool Breaks(Scene s, int i) => s.Mark(i, ';') || s.Mark(i, '?') || s.Mark(i, '!') || s.Any(i, "which", "who", "but", "while", "although", "though", "whereas", "because")
        || (s.Mark(i, '.') && !s.Glued(i + 1) && s.Capital(i + 1) && s[i - (i > 0 ? 1 : 0)].Length > 4);

    private static DateDirection At(Scene s, int i)
    {
        if (s.Is(i, "to") && s.Any(i - 1, "is", "are", "was", "were", "be") && s.Word(i + 1) && !s.Is(i + 1, "the")) return DateDirection.Future;
        if (s.Time(i) is not { } word) return DateDirection.Unknown;
        // A capital inside the sentence makes a name ("Will Smith") or a month of it.
        if (s.Capital(i) && i > 0 && !s.Stop(i - 1)) return DateDirection.Unknown;
        if (word.FutureCue) return DateDirection.Future;
        if (word.NameCue && s.Capital(i - 1) && s.Time(i - 1) is null && !s.Is(i - 2, "the") && !s.Is(i + 1, "of")) return DateDirection.Future;
        // "Hearings open on Monday": the present tense of a timetable.
        if (word.PluralCue && BehindPlural(s, i)) return DateDirection.Future;
        // "is expected", "was to": the word before the cue decides.
        // "will be held": the participle is no past.
        if (word.PastCue && s.Time(i - 1)?.FutureCue != true && !s.Any(i - 1, "be", "is", "are", "being")) return s.Is(i + 1, "to") && s.Any(i, "was", "were", "has", "have", "had") ? DateDirection.Future : DateDirection.Past;
        return DateDirection.Unknown;
    }
}
