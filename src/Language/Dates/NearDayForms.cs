using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Days told by their distance from the story or from the event before: "yesterday", "tonight", "the day after tomorrow", "the next day", "the same day".</summary>
internal sealed class NearDayForms : IDateFamily
{
    public string Name => "near-day";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("He said [yesterday] that it was over.", "2022-01-31", "2022-01-30"),
        new("He leaves [the day after tomorrow].", "2022-01-31", "2022-02-02"),
        new("It was known [the day before yesterday].", "2022-01-31", "2022-01-29"),
        new("[Last night] there was shooting.", "2022-01-31", "2022-01-30"),
        new("He left [the same day].", "2022-01-31", "2022-01-31"),
        new("He left [the day before].", "2022-01-31", "2022-01-30"),
        new("[The next day], he was back.", "2022-01-31", "2022-02-01"),
        new("It lapses [a week today].", "2022-01-31", "2022-02-07"),
        new("They meet [two weeks tomorrow].", "2022-01-31", "2022-02-15"),
        new("They meet [this day next week].", "2022-01-31", "2022-02-07"),
        new("The station was stormed [overnight].", "2022-03-02", "2022-03-01/2022-03-02"),
        new("They bore an overnight curfew; overnight stays were banned.", "2022-03-02", ""),
        new("The day after the coup, they wait day after day.", "2022-01-31", ""),
        new("It is kept up to date.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        var (today, anchor) = (g.Reference, g.S.Anchor);
        Reading? Day(int length, DateOnly? from, int days) => Reading.Day(i, i + length, Days.Plus(from, days), "near-day/" + (days < 0 ? "before" : days > 0 ? "after" : "same"));
        if (Overnight(g, i) is { } night) return night;
        int tail = s.Time(i + 1)?.Daypart == true ? 2 : 1;
        // "a week today", "two weeks tomorrow", "a fortnight today": so long after that day.
        if (WeeksAt(s, i) is { } weeks && s.Any(i + 2, "today", "tomorrow")) return Day(3, today, (7 * weeks) + (s.Is(i + 2, "tomorrow") ? 1 : 0));
        // "this day next week"
        if (s.Is(i, "this") && s.Is(i + 1, "day") && s.Any(i + 2, "next", "last") && s.Is(i + 3, "week")) return Day(4, today, s.Is(i + 2, "next") ? 7 : -7);
        if (s.Any(i, "today", "tonight", "otd")) return Day(1, today, 0);
        if (s.Is(i, "yesterday")) return Day(tail, today, -1);
        if (s.Any(i, "tomorrow", "tmr", "tmrw")) return Day(tail, today, 1);
        if (loose && s.Is(i, "now")) return Day(1, today, 0);
        // "from 2017 to the present (day)"
        if (loose && s.Is(i, "present") && s.Any(s.Is(i - 1, "the") ? i - 2 : i - 1, "to", "until", "till", "through", "and", "-", "–") && (s.Is(i + 1, "day") || s.Stop(i + 1) || s.Any(i + 1, "and", "but", "in")))
            return Day(s.Is(i + 1, "day") ? 2 : 1, today, 0);
        if (s.Is(i, "this") && s.Any(i + 1, "morning", "afternoon", "evening")) return Day(2, today, 0);
        if (s.Is(i, "last") && s.Any(i + 1, "night", "evening")) return Day(2, today, -1);
        if (s.Is(i, "day") && s.Is(i + 1, "after") && s.Any(i + 2, "tomorrow", "tmr", "tmrw")) return Day(3, today, 2);
        if (s.Is(i, "day") && s.Is(i + 1, "before") && s.Is(i + 2, "yesterday")) return Day(3, today, -2);
        if (s.Is(i, "this") && s.Is(i + 1, "day") && !s.Is(i + 2, "of")) return Day(2, today, 0);
        if (s.Any(i, "current", "present") && s.Any(i + 1, "date", "day") && !s.Is(i - 1, "the")) return Day(2, today, 0);
        bool the = s.Is(i - 1, "the");
        if (the && s.Is(i, "day") && s.Any(i + 1, "before", "after", "earlier", "later") && s.Stop(i + 2))
            return Day(2, anchor, s.Any(i + 1, "before", "earlier") ? -1 : 1);
        if (the && s.Any(i, "next", "following") && s.Is(i + 1, "day")) return Day(2, anchor, 1);
        if (the && s.Is(i, "previous") && s.Is(i + 1, "day")) return Day(2, anchor, -1);
        if (the && s.Is(i, "same") && s.Is(i + 1, "day")) return Day(2, anchor, 0);
        if (s.Is(i, "that") && s.Is(i + 1, "day") && s.Stop(i + 2)) return Reading.Of(i, i + 2, PeriodForms.Unsure(EdtfDate.Day(anchor), s), "near-day/that");
        return null;
    }

    // The night before the story's day; of what is to come, the one after. As an adjective, or beside a day that it only tells the hours of, it is no date.
    private static Reading? Overnight(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Is(i, "overnight") || s.Any(i - 1, "a", "an", "the", "s", "of", "from") || s.Dash(i + 1)) return null;
        if (!(s.Stop(i + 1) || s.Any(i + 1, "in", "at", "by", "as", "after", "and", "but", "near", "with", "against", "across", "when", "while", "over", "outside", "around", "that", "before", "following")) || (s.Is(i + 1, "after") && s.Word(i + 2) && s.Time(i + 2)?.Weekday > 0)) return null;
        bool ahead = g.DirectionAt(i, i + 1) == DateDirection.Future;
        return Reading.Of(i, i + 1, Days.Between(Days.Plus(g.Reference, ahead ? 0 : -1), Days.Plus(g.Reference, ahead ? 1 : 0)), "near-day/overnight");
    }

    // How many weeks the two words at a token are; null for other words.
    private static int? WeeksAt(Scene s, int i)
    {
        int count = s.Any(i, "a", "one") ? 1 : s.Time(i)?.Number is > 0 and < 10 and var n ? n : s.Digits(i) && s[i].Number is > 0 and < 10 ? s[i].Number : 0;
        if (count == 0) return null;
        return s.Any(i + 1, "week", "weeks") ? count : s.Any(i + 1, "fortnight", "fortnights") ? 2 * count : null;
    }
}
