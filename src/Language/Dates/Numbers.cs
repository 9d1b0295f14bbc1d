namespace Attache.Language.Dates;

/// <summary>Numbers, ordinals and years in digits and in words. All return the token behind, or 0 where there is none.</summary>
internal static class Numbers
{
    /// <summary>A whole number up to 9999: "72", "twenty-six", "two hundred".</summary>
    public static int Cardinal(Scene s, int i, out int value)
    {
        value = 0;
        if (s.Digits(i))
        {
            value = s[i].Number;
            return s[i].Length <= 4 && !Tied(s, i) ? i + 1 : 0;
        }
        return Words(s, i, out value);
    }

    /// <summary>An ordinal: "1st", "twenty-seventh".</summary>
    public static int Ordinal(Scene s, int i, out int value)
    {
        value = 0;
        if (s.Digits(i))
        {
            value = s[i].Number;
            return s.Glued(i + 1) && s.Any(i + 1, "st", "nd", "rd", "th") && s[i].Length <= 3 ? i + 2 : 0;
        }
        if (s.Time(i) is not { } word) return 0;
        if (word.Ordinal > 0)
        {
            value = word.Ordinal;
            return i + 1;
        }
        if (word.Number is < 20 or > 90) return 0;
        int j = s.Dash(i + 1) ? i + 2 : i + 1;
        if (s.Time(j)?.Ordinal is not (> 0 and < 10)) return 0;
        value = word.Number + s.Time(j)!.Ordinal;
        return j + 1;
    }

    /// <summary>The day of a month, as an ordinal or one or two digits.</summary>
    public static int DayOfMonth(Scene s, int i, out int day)
    {
        int end = Ordinal(s, i, out day);
        if (end == 0 && s.Digits(i) && s[i].Length <= 2 && !Tied(s, i))
        {
            day = s[i].Number;
            end = i + 1;
        }
        return end > 0 && day is >= 1 and <= 31 ? end : 0;
    }

    /// <summary>A year from 1000 to 2999 in four digits or in words.</summary>
    public static int Year(Scene s, int i, out int year)
    {
        year = 0;
        if (s.Digits(i))
        {
            year = s[i].Number;
            return s[i].Length == 4 && year is >= 1000 and < 3000 && !Tied(s, i) ? i + 1 : 0;
        }
        int end = Words(s, i, out int first);
        if (end == 0) return 0;
        if (first is >= 1000 and < 3000)
        {
            year = first;
            return end;
        }
        if (first is < 10 or > 20) return 0;
        int j = s.Dash(end) ? end + 1 : end;
        j = Words(s, j, out int rest);
        if (j == 0 || rest is < 10 or > 99) return 0;
        year = (first * 100) + rest;
        return j;
    }

    /// <summary>Whether what follows makes the digits part of something else: a decimal, a thousand, a time, a per cent, a code.</summary>
    public static bool Tied(Scene s, int i)
    {
        if (!s.Glued(i + 1)) return false;
        if (s.Mark(i + 1, '%') || s.Word(i + 1)) return true;
        bool mark = s.Mark(i + 1, '.') || s.Mark(i + 1, ',') || s.Mark(i + 1, ':') || s.Mark(i + 1, '/');
        return mark && s.Glued(i + 2) && s.Digits(i + 2);
    }

    private static int Words(Scene s, int i, out int value)
    {
        value = 0;
        int end = Below100(s, i, out int part);
        if (end == 0) return 0;
        if (s.Is(end, "thousand"))
        {
            value = part * 1000;
            int j = s.Is(end + 1, "and") ? end + 2 : end + 1;
            int k = Below100(s, j, out int rest);
            if (k > 0 && s.Is(k, "hundred") && rest < 10)
            {
                value += rest * 100;
                j = s.Is(k + 1, "and") ? k + 2 : k + 1;
                end = k;
                k = Below100(s, j, out rest);
            }
            if (k == 0) return end + 1;
            value += rest;
            return k;
        }
        if (s.Is(end, "hundred"))
        {
            value = part * 100;
            int k = Below100(s, s.Is(end + 1, "and") ? end + 2 : end + 1, out int rest);
            value += rest;
            return k == 0 ? end + 1 : k;
        }
        value = part;
        return end;
    }

    private static int Below100(Scene s, int i, out int value)
    {
        value = s.Time(i)?.Number ?? -1;
        if (value is < 0 or > 90)
        {
            value = 0;
            return 0;
        }
        if (value < 20) return i + 1;
        int j = s.Dash(i + 1) && s.Glued(i + 1) ? i + 2 : i + 1;
        if (s.Time(j)?.Number is not (> 0 and < 10)) return i + 1;
        value += s.Time(j)!.Number;
        return j + 1;
    }
}
