using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>Years, decades and centuries: "in 1972", "the year 2019", "the 1990s", "the nineties", "the 21st century". A bare number of four digits is a year only in a year's company.</summary>
internal sealed class YearForms : IDateFamily
{
    public string Name => "year";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("It was founded in [1972].", "2022-01-31", "1972"),
        new("[The 2015] agreement is dead.", "2022-01-31", "2015"),
        new("It held until the coup of [2020].", "2022-01-31", "2020"),
        new("In [the year 2019] it fell.", "2022-01-31", "2019"),
        new("In [the 1990s] it fell.", "2022-01-31", "1990/1999"),
        new("In [the nineties] it fell.", "2022-01-31", "1990/1999"),
        new("In [the 21st century] it fell.", "2022-01-31", "2000/2099"),
        new("It was in [nineteen ninety-nine].", "2022-01-31", "1999"),
        new("The revolt of ['68] was put down.", "2022-01-31", "1968"),
        new("He was '23 and out', a 5'10 man of 40' reach.", "2022-01-31", ""),
        new("In [the 2014-15] war it was razed.", "2022-01-31", "2014/2015"),
        new("The 3rd brigade fired from hill 2001.", "2022-01-31", ""),
        new("Resolution 1973 was adopted by 2014 votes.", "2022-01-31", ""),
        new("They sent 1,650 soldiers, 2014 refugees and 1500 tonnes.", "2022-01-31", ""),
        new("A Boeing 1900 and flight 2019 landed; it cost $2010.", "2022-01-31", ""),
        new("Latitude: 40.1693, 1666.90125.", "2022-01-31", ""),
    ];

    public Reading? Read(DateGrammar g, int i, bool loose) =>
        Find(g, i, loose) is { } p ? Reading.Of(i, p.End, p.Shape, p.Kind switch { PeriodKind.Decade => "year/decade", PeriodKind.Century => "year/century", _ => "year/plain" }) : null;

    /// <summary>The ten years from that one.</summary>
    public static EdtfDate? Decade(int first) => Days.Years(first, first + 9);

    public static Period? Find(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        if (DecadeAt(g, i) is { } decade) return decade;
        if (Season(s, i) is { } season) return season;
        if (Numbers.Ordinal(s, i, out int century) is > 0 and var c && s.Is(c, "century") && century is > 0 and < 100)
            return Days.Years((century - 1) * 100, (century * 100) - 1) is { } whole ? new Period(c + 1, PeriodKind.Century, Shape.Of(whole)) : null;
        if (Short(g, i) is { } brief) return brief;
        bool said = s.Is(i, "year") || (s.Any(i, "calendar", "fiscal", "school") && s.Is(i + 1, "year"));
        int j = said ? (s.Is(i, "year") ? i + 1 : i + 2) : i;
        if (said && s.Is(j, "of")) j++;
        if (said && !s.Is(i, "year") && s.Digits(j) && s[j].Length == 2 && !Numbers.Tied(s, j) && s.Stop(j + 1))
            return Days.Year((g.Reference.Year / 100 * 100) + s[j].Number) is { } shortYear ? new Period(j + 1, PeriodKind.NamedYear, Shape.Of(shortYear)) : null;
        if (s.Any(i, "fy", "cy", "sy") && s.Digits(i + 1) && s[i + 1].Length is 2 or 4)
            return Days.Year(s[i + 1].Length == 2 ? (g.Reference.Year / 100 * 100) + s[i + 1].Number : s[i + 1].Number) is { } fiscal ? new Period(i + 2, PeriodKind.NamedYear, Shape.Of(fiscal)) : null;
        int end = Numbers.Year(s, j, out int year);
        if (end == 0 || (!said && !Company(s, j, end, year, loose)) || (said && s.Time(end)?.CountNoun == true)) return null;
        return Days.Year(year) is { } date ? new Period(end, PeriodKind.NamedYear, Shape.Of(date)) : null;
    }

    // "the class of '98": two digits behind an apostrophe that opens a word.
    private static Period? Short(DateGrammar g, int i)
    {
        var s = g.S;
        if (!s.Apostrophe(i) || s.Glued(i) || !s.Glued(i + 1) || !s.Digits(i + 1) || s[i + 1].Length != 2 || !s.Any(i - 1, "of", "in", "since", "from", "until", "till", "by", "before", "after", "to", "and", "spring", "summer", "autumn", "fall", "winter", "early", "late", "mid", "class") && s.Time(i - 1)?.Month is not > 0 || (s.Glued(i + 2) && !s.Mark(i + 2, '.') && !s.Mark(i + 2, ',') && !s.Mark(i + 2, ';') && !s.Mark(i + 2, ')'))) return null;
        return Days.Year(Recent(g, s[i + 1].Number)) is { } year ? new Period(i + 2, PeriodKind.NamedYear, Shape.Of(year)) : null;
    }

    // "the 2014-15 war", "the 2023/24 season": two years, the second by its last two digits; "2011-12" may be a month.
    private static Period? Season(Scene s, int i)
    {
        if (!s.Digits(i) || s.Glued(i) || s[i].Length != 4 || s[i].Number is < 1900 or >= 2100 || !s.Glued(i + 1) || !(s.Dash(i + 1) || s.Mark(i + 1, '/')) || !s.Glued(i + 2) || !s.Digits(i + 2) || s[i + 2].Length != 2 || s.Glued(i + 3) && !s.Stop(i + 3) && !s.Apostrophe(i + 3)) return null;
        if (s[i + 2].Number != (s[i].Number + 1) % 100 || (s[i + 2].Number is >= 1 and <= 12 && !s.Mark(i + 1, '/')) || !s.Any(i - 1, "the", "in", "of", "for", "since", "during", "s", "its", "their", "his", "her")) return null;
        return Days.Years(s[i].Number, s[i].Number + 1) is { } years ? new Period(i + 3, PeriodKind.Fortnight, Shape.Of(years)) : null;
    }

    private static Period? DecadeAt(DateGrammar g, int i)
    {
        var s = g.S;
        if (s.Apostrophe(i) && s.Glued(i + 1) && s.Digits(i + 1)) i++;
        if (s.Digits(i) && s[i].Length is 2 or 4 && s[i].Number % 10 == 0)
        {
            int j = s.Apostrophe(i + 1) && s.Glued(i + 1) ? i + 2 : i + 1;
            bool loose = s[i].Length == 2 && !s.Glued(j);
            if (!s.Is(j, "s") || (loose && !s.Any(i - 1, "in", "the")) || s.Glued(j + 1) && s.Word(j + 1)) return null;
            if (s[i].Length == 2 && (s[i].Number < 20 || s.Any(i - 1, "his", "her", "their", "my", "in") && !loose && !s.Any(i - 1, "in", "the") || s.Glued(i) && !s.Apostrophe(i - 1))) return null;
            int first = s[i].Length == 4 ? s[i].Number : Recent(g, s[i].Number);
            return first >= 1000 && Decade(first) is { } d ? new Period(j + 1, PeriodKind.Decade, Shape.Of(d)) : null;
        }
        if (s.Time(i)?.Decade is > 0 and var tens && !s.Any(i - 1, "his", "her", "their", "my", "early", "late", "mid") | (s.Any(i - 2, "the")))
            return Decade(Recent(g, tens)) is { } d ? new Period(i + 1, PeriodKind.Decade, Shape.Of(d)) : null;
        if (s.Is(i, "noughties") && s.Is(i - 1, "the") || (s.Is(i, "two") && s.Is(i + 1, "thousands") && s.Is(i - 1, "the")))
            return Decade(2000) is { } noughties ? new Period(s.Is(i, "two") ? i + 2 : i + 1, PeriodKind.Decade, Shape.Of(noughties)) : null;
        // "the nineteen seventies", "the eighteen-fifties", "the twenty tens"
        int tensAt = s.Dash(i + 1) && s.Glued(i + 1) ? i + 2 : i + 1;
        if (s.Time(i)?.Number is not (>= 10 and <= 20 and var century)) return null;
        int of = s.Is(tensAt, "tens") ? 10 : s.Time(tensAt)?.Decade ?? 0;
        return of > 0 && Decade((century * 100) + of) is { } dec ? new Period(tensAt + 1, PeriodKind.Decade, Shape.Of(dec)) : null;
    }

    /// <summary>The last such decade that has begun by the reference day.</summary>
    private static int Recent(DateGrammar g, int tens)
    {
        int century = g.Reference.Year / 100 * 100;
        return century + tens <= g.Reference.Year ? century + tens : century - 100 + tens;
    }

    private static bool Company(Scene s, int i, int end, int year, bool loose)
    {
        bool digits = s.Digits(i);
        if (s.Time(end)?.CountNoun == true || s.Mark(end, '%') || (s.Mark(end, '$') && s.Glued(end))) return false;
        if (digits && s.Glued(i) && !s.Mark(i - 1, '(') && !s.Mark(i - 1, '"') && !s.Mark(i - 1, '“') && !s.Mark(i - 1, '=') && !s.Mark(i - 1, '<') && !s.Mark(i - 1, '>') && !(loose && (s.Dash(i - 1) || s.Mark(i - 1, '~') || s.Mark(i - 1, '/')))) return false;
        if (digits && !loose && s.Glued(end) && (s.Dash(end) || s.Mark(end, '/')) && s.Glued(end + 1) && s.Digits(end + 1)) return false;
        if (loose) return true;
        bool led = s.Any(i - 1, "in", "since", "by", "of", "until", "till", "from", "to", "before", "after", "during", "between", "through", "than", "early", "late", "mid", "around", "not", "for", "throughout", "circa", "towards", "toward", "around", "all", "except", "excluding", "including")
            || s.Mark(i - 1, '=') || s.Mark(i - 1, '<') || s.Mark(i - 1, '>') || s.Mark(i - 1, '(') || (s.Dash(i - 1) && s.Any(i - 2, "mid", "late", "early"));
        if (led) return digits || s.Any(i - 1, "in", "since", "of", "by", "until", "from", "to", "between");
        // "2016, 2017 and 2018"; a sentence that begins with a year; "… sales 2018."
        if (digits && year is >= 1900 and < 2100 && s.Mark(i - 1, ',') && s.Digits(i - 2) && s[i - 2].Length == 4) return true;
        if (digits && year is >= 1900 and < 2100 && i == 0 && !s.Capital(end)) return true;
        if (digits && year is >= 1900 and < 2100 && s.Stop(end) && s.Word(i - 1) && !s.Capital(i - 1) && s[i - 1].Length > 3 && s.Time(i - 1)?.PastCue != true
            && s.Time(i - 1)?.NumberedNoun != true && !s.Any(i - 1, "about", "some", "nearly", "over", "almost", "least", "most", "than", "with", "around", "roughly", "only", "another", "into", "under", "killed", "left")) return true;
        // "he said that 2022 would be hard"
        if (digits && year is >= 1900 and < 2100 && s.Any(end, "would", "will", "was", "is", "had", "saw") && !s.Capital(i - 1)) return true;
        // "the 2015 agreement", "Mali's 2020 coup": near our time, with a noun behind that is no count.
        bool noun = s.Any(i - 1, "the", "s", "a", "and", "or", "their", "his", "its") && (s.Word(end) || s.Stop(end));
        return digits && noun && year is >= 1900 and < 2100;
    }
}
