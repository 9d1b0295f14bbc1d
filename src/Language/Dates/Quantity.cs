namespace Attache.Language.Dates;

/// <summary>A counted length of time: "two weeks", "a few days", "30-day", "72 hours", "a couple of months", "two and a half years".</summary>
/// <param name="End">The token behind it.</param>
/// <param name="Length">How long.</param>
/// <param name="Shift">The direction of a word inside it ("2 upcoming months"); null without one.</param>
internal readonly record struct Quantity(int End, DateLength Length, int? Shift)
{
    public static Quantity? At(Scene s, int i)
    {
        if (One(s, i) is not { } q) return null;
        // "2 weeks and 2 days", "3 months, 2 weeks and 2 days": each unit smaller than the one before.
        for (int parts = 0; parts < 4 && q.Shift is null; parts++)
        {
            int j = s.Mark(q.End, ',') ? q.End + 1 : q.End;
            if (s.Is(j, "and")) j++;
            if (One(s, j) is not { Shift: null } more || more.Length.Unit >= q.Length.Unit || more.Length.Unit is DateUnit.Hour or DateUnit.BusinessDay) break;
            if (Sum(q.Length, more.Length) is not { } sum) break;
            q = new Quantity(more.End, sum, null);
        }
        return q;
    }

    /// <summary>The one unit of "another week", at the unit.</summary>
    public static Quantity? Another(Scene s, int i) =>
        s.Time(i)?.Unit is { } word && Unit(word, out int times) is { } unit ? new Quantity(i + 1, new DateLength(times, unit), null) : null;

    private static DateLength? Sum(DateLength a, DateLength b)
    {
        bool vague = a.Vague || b.Vague;
        if (b.Unit is DateUnit.Day or DateUnit.Week) return a with { Days = a.Days + (b.Count * (b.Unit == DateUnit.Week ? 7 : 1)), Vague = vague };
        return a.Unit == DateUnit.Year && b.Unit == DateUnit.Month ? new DateLength((a.Count * 12) + b.Count, DateUnit.Month, vague) { Days = a.Days + b.Days } : null;
    }

    private static Quantity? One(Scene s, int i)
    {
        bool vague = false;
        if (s.Any(i, "about", "around", "some") && (s.Digits(i + 1) || s.Time(i + 1)?.Number >= 0))
        {
            vague = true;
            i++;
        }
        int count, end;
        if (s.Any(i, "a", "an"))
        {
            (count, end) = (1, i + 1);
            if (s.Time(end)?.Count is > 0 and var few) (count, end, vague) = (few, end + 1, few > 2);
        }
        else if (s.Time(i)?.Count is > 0 and var some) (count, end, vague) = (some, i + 1, some > 2);
        else end = Numbers.Cardinal(s, i, out count);
        // "four to six months", "two or three days": the longer, vaguely.
        if (end > 0 && (s.Any(end, "to", "or") || s.Dash(end)) && Numbers.Cardinal(s, end + 1, out int upper) is > 0 and var longer && upper > count && s.Time(longer)?.Unit is not null)
            (count, end, vague) = (upper, longer, true);
        // Not "some days": no number at all.
        if (end == 0 || count > 9999 || s.Is(end - 1, "some") || (s.Glued(i) && !s.Mark(i - 1, '"') && !s.Mark(i - 1, '“') && !s.Mark(i - 1, '('))) return null;
        if (s.Is(end - 1, "couple") && s.Is(end, "of")) end++;
        if (s.Is(end, "and") && s.Is(end + 1, "a") && s.Is(end + 2, "half")) return Halves(s, end + 3, count * 2 + 1);
        if (s.Dash(end) && s.Glued(end) && s.Glued(end + 1)) end++;
        int? shift = s.Any(end, "upcoming", "coming", "following", "past", "last", "previous", "next", "more") ? s.Time(end)?.Shift ?? 0 : null;
        if (shift is not null) end++;
        bool business = s.Any(end, "business", "working");
        if (business || s.Is(end, "calendar")) end++;
        if (s.Time(end)?.Unit is not { } word || Unit(word, out int times) is not { } unit) return null;
        if (business) unit = unit == DateUnit.Day ? DateUnit.BusinessDay : unit;
        // "a year and a half"
        if (shift is null && s.Is(end + 1, "and") && s.Is(end + 2, "a") && s.Is(end + 3, "half") && s.Time(end + 4)?.Unit is null)
            return Halves(s, end, (count * 2) + 1) is { } halves ? halves with { End = end + 4 } : null;
        return new Quantity(end + 1, new DateLength(count * times, unit, vague), shift == 0 ? null : shift);
    }

    /// <summary>The unit of a word; a fortnight is two weeks; null for what is not counted so ("weekends").</summary>
    public static DateUnit? Unit(string word, out int times)
    {
        times = word == "fortnight" ? 2 : 1;
        return word switch
        {
            "hour" => DateUnit.Hour,
            "day" => DateUnit.Day,
            "business-day" => DateUnit.BusinessDay,
            "week" or "fortnight" => DateUnit.Week,
            "month" => DateUnit.Month,
            "quarter" => DateUnit.Quarter,
            "year" => DateUnit.Year,
            "decade" => DateUnit.Decade,
            "century" => DateUnit.Century,
            _ => null,
        };
    }

    // Half a year is six months, half a month or week is counted in days.
    private static Quantity? Halves(Scene s, int end, int halves) => s.Time(end)?.Unit switch
    {
        "year" => new Quantity(end + 1, new DateLength(halves * 6, DateUnit.Month), null),
        "month" => new Quantity(end + 1, new DateLength(halves * 15, DateUnit.Day, true), null),
        "week" => new Quantity(end + 1, new DateLength(halves * 7 / 2, DateUnit.Day, true), null),
        "day" => new Quantity(end + 1, new DateLength(halves * 12, DateUnit.Hour), null),
        _ => null,
    };
}
