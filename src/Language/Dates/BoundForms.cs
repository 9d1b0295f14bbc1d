using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>One end of a stretch: "since 2013", "until 2 August", "by the end of March", "no later than 15 October", "before 2018", "after February", "2016 and later".</summary>
internal sealed class BoundForms : IDateFamily
{
    public string Name => "bound";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They have been there [since 2013].", "2022-01-31", "2013/.."),
        new("They have been there [since December].", "2022-01-31", "2021-12/.."),
        new("They have been there [since last Tuesday].", "2022-01-31", "2022-01-25/.."),
        new("They have quarrelled [since the 1980s].", "2022-01-31", "1980/.."),
        new("They have ruled [since the coup of 2021].", "2022-01-31", "2021/.."),
        new("They have ruled [since the second coup in May].", "2022-01-31", "2021-05/.."),
        new("The airspace is closed [until 2 August].", "2022-01-31", "../2022-08-02"),
        new("They will stay [until at least 2030].", "2022-01-31", "../2030"),
        new("The rebels gave the army [until midnight on Friday].", "2022-11-09", "../2022-11-11"),
        new("They must be out [by 6 pm GMT on 5 May].", "2022-04-09", "../2022-05-05"),
        new("They were given [until noon Saturday] to leave.", "2022-02-02", "../2022-02-05"),
        new("They have [until 6 p.m. tomorrow] to leave.", "2022-02-02", "../2022-02-03"),
        new("The vote was put off [until Thursday].", "2023-08-22", "../2023-08-24"),
        new("The mandate runs [to 15 December].", "2023-08-22", "../2023-12-15"),
        new("They were there [through Friday].", "2023-08-22", "../2023-08-18"),
        new("[From 1 October], visas will cost double.", "2023-08-22", "2023-10-01/.."),
        new("He has been held [since his arrest on 26 July].", "2023-08-22", "2023-07-26/.."),
        new("They must go [by the end of March].", "2022-01-31", "../2022-03-31"),
        new("They must go [before the end of the month].", "2022-01-12", "../2022-01-31"),
        new("They must go [by mid-March].", "2022-01-31", "../2022-03-15~"),
        new("They must go [by the beginning of 2023].", "2022-01-31", "../2023-01"),
        new("They will stay [until the start of May].", "2022-01-31", "../2022-05-01"),
        new("They must go [by early 2023].", "2022-01-31", "../2023-04"),
        new("They must go [no later than 15 October].", "2022-01-31", "../2022-10-15"),
        new("They will go [not before 15 October].", "2022-01-31", "2022-10-15/.."),
        new("It is the tally for the period [ending 15 October 2021].", "2022-01-31", "../2021-10-15"),
        new("It holds for [2016 or earlier].", "2022-01-31", "../2016"),
        new("They had gone [by Tuesday].", "2022-02-03", "../2022-02-01"),
        new("He ordered them to go [by Tuesday].", "2022-02-03", "../2022-02-08"),
        new("It fell [before 2018].", "2022-01-31", "../2017"),
        new("It will be [after February].", "2022-01-31", "2022-03/.."),
        new("It holds [as of Monday].", "2022-02-03", "2022-01-31/.."),
        new("It holds for [2016 and later].", "2022-01-31", "2016/.."),
        new("The ban is in force [starting 1 March].", "2022-02-20", "2022-03-01/.."),
        new("It is so [to date].", "2016-11-07", "../2016-11-07"),
        new("It came after [Friday]'s attack by soldiers.", "2022-01-31", "2022-01-28"),
        new("It is kept up to date since the coup, by the book, until then, after all.", "2022-01-31", ""),
    ];

    private enum Kind
    {
        None,
        Since,
        After,
        Until,
        By,
        Before,
    }

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (s.Any(i, "to", "till", "until") && s.Is(i + 1, "date") && !s.Is(i - 1, "up") && !s.Dash(i - 1) && !s.Digits(i + 2) && !s.Any(i - 1, "equal", "equals", "or"))
            return Reading.Of(i, i + 2, Days.Try($"../{g.Reference:yyyy-MM-dd}"), "bound/to-date") is { } now ? now with { Role = DateRole.Until } : null;
        int j = Lead(s, i, out var kind);
        if (j == 0)
        {
            // "2016 and later": the bound stands behind.
            int k = s.Is(i, "from") ? i + 1 : i;
            if ((g.Simple(k) ?? (s.Digits(k) && s[k].Length == 4 ? g.Simple(k, true) : null)) is not { Role: DateRole.Date } date || date.Shape.DayOnly) return null;
            int end = Trail(s, date.End, k > i, out kind);
            return end > 0 ? Bound(s, date with { Start = i, End = end }, kind, date) : null;
        }
        if (kind is Kind.Until or Kind.By && s.Is(j, "at") | s.Is(j - 1, "at") && s.Is(s.Is(j, "at") ? j + 1 : j, "least")) j = s.Is(j, "at") ? j + 2 : j + 1;
        if (kind is Kind.Until or Kind.By or Kind.Before) j = AfterClock(s, j);
        if (kind is Kind.Until or Kind.By && s.Any(j, "around", "about", "roughly")) j++;
        if (s.Is(j, "the") && s.Is(j + 1, "year") && s.Digits(j + 2)) j++;
        if (kind == Kind.Since && s.Any(j - 1, "since") && Event(s, j) is var at and > 0 && g.Simple(at, true) is { Role: DateRole.Date, Shape.DayOnly: false } since)
            return Bound(s, since with { Start = i }, kind, since) with { Direction = DateDirection.Past };
        if (g.Simple(j, true) is not { } inner || inner.Role is DateRole.Duration or DateRole.Deadline) return null;
        if (inner.End == j + 1 && s.Is(j, "now") && kind != Kind.Until) return null;
        if (inner.Shape.DayOnly && DayForms.Alone(s, inner) is null) return null;
        // "From 1 October, visas will cost double": only where the sentence opens so; "from" alone may be half of a range.
        if (s.Is(i, "from") && !s.Mark(inner.End, ',')) return null;
        if (s.Is(i, "through") && inner.Shape.Fixed is { Grain: not DateGrain.Day }) return null;
        // "after Friday's attack": after the attack, which was on Friday.
        if (kind != Kind.Since && s.Apostrophe(inner.End) && s.Is(inner.End + 1, "s")) return null;
        var reading = Bound(s, inner with { Start = i }, kind, inner);
        // Only what goes on "since" has begun: "starting 1 March" and "as of Monday" may be to come.
        if (kind == Kind.Since && (s.Is(i, "since") || s.Is(i + 1, "since"))) reading = reading with { Direction = DateDirection.Past };
        if (kind == Kind.Until && DirectionCues.Delayed(s, i)) return reading with { Direction = DateDirection.Future };
        return kind is Kind.By or Kind.Until ? reading with { Direction = Had(s, i, inner.End, kind) ? DateDirection.Past : DateDirection.Future } : reading;
    }

    // "until midnight on Friday", "by 6 pm GMT on 5 May", "until noon Saturday": the hour is below a day.
    private static int AfterClock(Scene s, int j)
    {
        int k = j;
        while (k < j + 8 && (s.Digits(k) && !(s.Month(k + 1) > 0) || s.Time(k) is { Daypart: true } or { Clock: true } || (k > j && (s.Mark(k, '.') || s.Mark(k, ':') || s.Mark(k, '(') || s.Mark(k, ')'))))) k++;
        if (k > j && s.Any(k, "on", "of")) return k + 1;
        return k > j && (s.Weekday(k) > 0 || s.Month(k) > 0 || s.Any(k, "today", "tomorrow", "tonight", "yesterday")) && !s.Digits(k - 1) ? k : j;
    }

    // "since the coup of 2021", "since its withdrawal in March": what began then is an event that the date tells; nothing but its name stands between.
    private static int Event(Scene s, int j)
    {
        if (!s.Any(j, "the", "a", "an", "its", "his", "her", "their")) return 0;
        for (int k = j + 1; k <= j + LongestEvent && s.Word(k) && (s.Time(k) is null or { Unit: null, Month: 0, Weekday: 0, Part: PeriodPart.None }); k++)
            if (k > j && s.Any(k, "of", "in", "on") && (k > j + 1 || !s.Is(k, "of"))) return k + 1;
        return 0;
    }

    private const int LongestEvent = 4;

    private static Reading Bound(Scene s, Reading reading, Kind kind, Reading inner)
    {
        bool mid = inner.Rule == "part/mid", end = inner.Rule == "part/late", early = inner.Rule == "part/early";
        bool opening = early && s.Any(s.Is(inner.Start, "the") ? inner.Start + 1 : inner.Start, "beginning", "start", "outset");
        return reading with
        {
            Rule = "bound/" + kind switch { Kind.Since => "since", Kind.After => "after", Kind.Until => "until", Kind.By => "by", _ => "before" },
            Role = kind switch { Kind.Since => DateRole.Since, Kind.After => DateRole.After, Kind.Until => DateRole.Until, Kind.By => DateRole.Deadline, _ => DateRole.Before },
            Frame = date => opening && kind is Kind.By or Kind.Until ? Opening(date) : early && kind is Kind.By or Kind.Until && date.IsInterval ? Days.Try("../" + date.Text[(date.Text.IndexOf('/') + 1)..]) : Frame(date, kind, mid, end),
        };
    }

    private static EdtfDate? Frame(EdtfDate date, Kind kind, bool mid, bool end)
    {
        string text = date.IsInterval ? "" : date.Text;
        switch (kind)
        {
            case Kind.Since:
                // "Since the 1980s" knows the year and no day.
                return date.First is not null ? Days.Try($"{(text.Length > 0 ? text : date.Text[..date.Text.IndexOf('/')])}/..") : null;
            case Kind.After:
                if (date is { IsInterval: false, Grain: DateGrain.Day }) return Days.Try($"{text}/..");
                return Days.Plus(date.Last, 1) is { } next ? Days.Try($"{Grained(next, date)}/..") : null;
            case Kind.Before when !end:
                return Days.Plus(date.First, -1) is { } previous ? Days.Try($"../{Grained(previous, date)}") : null;
            default:
                if (mid && date is { First: { } a, Last: { } b }) return Days.Plus(a, (b.DayNumber - a.DayNumber) / 2) is { } m ? Days.Try($"../{m:yyyy-MM-dd}~") : null;
                return date.Last is { } l ? Days.Try($"../{(text.Length > 0 ? text : $"{l:yyyy-MM-dd}")}") : null;
        }
    }

    // "By the beginning of 2022" is over when January is, and "by the start of May" on the first: not when all that is called early has gone by.
    private static EdtfDate? Opening(EdtfDate early) => early is { First: { } a, Last: { } b } ? Days.Try(b.DayNumber - a.DayNumber > LongestMonth ? $"../{a:yyyy-MM}" : $"../{a:yyyy-MM-dd}") : null;

    private const int LongestMonth = 31;

    // The neighbour of a month or year is a month or year.
    private static string Grained(DateOnly day, EdtfDate like) => like is { IsInterval: false, Grain: DateGrain.Year } ? $"{day:yyyy}" : like is { IsInterval: false, Grain: DateGrain.Month } ? $"{day:yyyy-MM}" : $"{day:yyyy-MM-dd}";

    /// <summary>"By Tuesday they had gone": the deadline is behind us. "Until" takes the plain past as well.</summary>
    private static bool Had(Scene s, int start, int end, Kind kind)
    {
        // "were given until noon Saturday": time that is given lies ahead, whatever tense it is given in.
        if (kind == Kind.Until && s.Any(start - 1, "given", "granted", "allowed")) return false;
        for (int k = start - 1; k >= Math.Max(0, start - 8) && !s.Mark(k, ';'); k--)
            if (s.Is(k, "had") || (kind == Kind.Until && s.Any(k, "was", "were", "been"))) return !s.Is(k + 1, "to");
        for (int k = end; k < end + 6 && !s.Mark(k, ';'); k++)
            if (s.Is(k, "had") || (kind == Kind.Until && s.Any(k, "was", "were"))) return true;
        return false;
    }

    private static int Lead(Scene s, int i, out Kind kind)
    {
        kind = Kind.None;
        int Take(Kind what, int length, out Kind k)
        {
            k = what;
            int j = i + length;
            return s.Any(j, "on", "in", "at") ? j + 1 : j;
        }
        if (s.Mark(i, '≥') || s.Mark(i, '≤')) return Take(s.Mark(i, '≥') ? Kind.Since : Kind.Until, 1, out kind);
        if (s.Mark(i, '=') && (s.Mark(i + 1, '>') || s.Mark(i + 1, '<'))) return Take(s.Mark(i + 1, '>') ? Kind.Since : Kind.Until, 2, out kind);
        if (s.Mark(i, '>') || s.Mark(i, '<'))
        {
            bool with = s.Mark(i + 1, '=');
            return Take(s.Mark(i, '>') ? (with ? Kind.Since : Kind.After) : with ? Kind.Until : Kind.Before, with ? 2 : 1, out kind);
        }
        if (s.Is(i, "ever") && s.Is(i + 1, "since")) return Take(Kind.Since, 2, out kind);
        if (s.Is(i, "since")) return Take(Kind.Since, 1, out kind);
        if (s.Is(i, "from") && i == 0) return Take(Kind.Since, 1, out kind);
        if (s.Is(i, "with") && s.Is(i + 1, "effect") && s.Is(i + 2, "from")) return Take(Kind.Since, 3, out kind);
        if (s.Is(i, "to") && s.Time(i - 1)?.LastCue == true) return Take(Kind.Until, 1, out kind);
        if (s.Is(i, "through") && (s.Month(i + 1) > 0 || s.Weekday(i + 1) > 0 || s.Digits(i + 1))) return Take(Kind.Until, 1, out kind);
        if (s.Is(i, "as") && s.Any(i + 1, "of", "from")) return Take(Kind.Since, 2, out kind);
        if (s.Any(i, "starting", "beginning", "commencing", "effective") && !s.Any(i + 1, "in", "of")) return Take(Kind.Since, s.Is(i + 1, "from") ? 2 : 1, out kind);
        if (s.Is(i, "on") && s.Is(i + 1, "or") && s.Any(i + 2, "after", "before")) return Take(s.Is(i + 2, "after") ? Kind.Since : Kind.Until, 3, out kind);
        if (s.Any(i, "no", "not") && s.Is(i + 2, "than") && s.Any(i + 1, "later", "earlier")) return Take(s.Is(i + 1, "later") ? Kind.By : Kind.Since, 3, out kind);
        if (s.Any(i, "not", "no") && s.Any(i + 1, "before", "sooner") && (s.Is(i + 1, "before") || s.Is(i + 2, "than"))) return Take(Kind.Since, s.Is(i + 1, "before") ? 2 : 3, out kind);
        if (s.Is(i, "ending") && !s.Any(i + 1, "in", "at")) return Take(Kind.Until, 1, out kind);
        if (s.Is(i, "by") && s.Is(i + 1, "no") && s.Is(i + 2, "later") && s.Is(i + 3, "than")) return Take(Kind.By, 4, out kind);
        if (s.Is(i, "as") && s.Any(i + 1, "early", "late") && s.Is(i + 2, "as")) return Take(s.Is(i + 1, "early") ? Kind.Since : Kind.Until, 3, out kind);
        if (s.Any(i, "in", "on") && s.Is(i + 1, "or") && s.Any(i + 2, "after", "before", "since")) return Take(s.Is(i + 2, "before") ? Kind.Until : Kind.Since, 3, out kind);
        if (s.Any(i, "after", "before") && s.Is(i + 1, "or") && s.Any(i + 2, "in", "on", "equal")) return Take(s.Is(i, "after") ? Kind.Since : Kind.Until, s.Is(i + 3, "to") ? 4 : 3, out kind);
        if (s.Any(i, "greater", "more", "less", "larger", "smaller", "lower", "later", "earlier") && s.Is(i + 1, "than") && !s.Any(i - 1, "no", "not") && Compared(s, i, out int compared, out bool equal))
        {
            bool up = s.Any(i, "greater", "more", "larger", "later");
            kind = up ? (equal ? Kind.Since : Kind.After) : equal ? Kind.Until : Kind.Before;
            return compared;
        }
        if (s.Is(i, "prior") && s.Is(i + 1, "to")) return Take(Kind.Before, 2, out kind);
        if (s.Is(i, "up") && s.Any(i + 1, "to", "until", "till")) return Take(Kind.Until, 2, out kind);
        if (s.Any(i, "until", "till")) return Take(Kind.Until, 1, out kind);
        if (s.Is(i, "by")) return Take(Kind.By, 1, out kind);
        if (s.Is(i, "before")) return Take(Kind.Before, 1, out kind);
        return s.Is(i, "after") ? Take(Kind.After, 1, out kind) : 0;
    }

    // "Later than" is said of dates, "greater than" of dates and of years that are called so: "more than 2000" counts.
    private static bool Compared(Scene s, int i, out int end, out bool equal)
    {
        end = i + 2;
        equal = s.Is(end, "or") && (s.Any(end + 1, "equal", "equals", "in", "on"));
        if (equal) end += s.Is(end + 2, "to") ? 3 : 2;
        if (s.Is(end, "the") && s.Any(end + 1, "date", "day")) end++;
        bool named = s.Any(end, "date", "day");
        if (named) end++;
        bool year = s.Any(i - 1, "year", "date", "dates") || s.Any(i - 2, "year", "date", "dates", "are") || s.Any(i, "later", "earlier") || s.Is(end, "year");
        return named || year || (s.Digits(end) && s.Glued(end + 1) && (s.Mark(end + 1, '/') || s.Dash(end + 1)));
    }

    private static int Trail(Scene s, int end, bool from, out Kind kind)
    {
        kind = Kind.Since;
        if (s.Any(end, "onwards", "onward") || (from && s.Any(end, "on", "forward"))) return end + 1;
        if (!s.Any(end, "and", "or") || !s.Stop(end + 2)) return 0;
        if (s.Any(end + 1, "after", "later", "beyond", "greater", "onwards", "above", "thereafter", "afterwards", "afterward", "since")) return end + 2;
        kind = Kind.Until;
        return s.Any(end + 1, "before", "earlier", "prior", "below", "less", "lower") ? end + 2 : 0;
    }
}
