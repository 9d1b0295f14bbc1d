namespace Attache.Language.Dates;

/// <summary>Named days: "Christmas", "Black Friday 2010", "the next Easter", "Eid al-Fitr".</summary>
internal sealed class FeastForms : IDateFamily
{
    public string Name => "feast";

    public IReadOnlyList<DateExample> Examples { get; } =
    [
        new("They were freed at [Christmas].", "2022-01-31", "2021-12-25"),
        new("They will be freed by the feast of [Eid al-Adha].", "2022-01-31", "2022-07-09"),
        new("Talks stopped on [Good Friday 2019].", "2022-01-31", "2019-04-19"),
        new("It is for [Thanksgiving of this year].", "2022-01-31", "2022-11-24"),
        new("When is [the next Easter]?", "2019-02-12", "2019-04-21"),
        new("Fighting went on in [Ramadan].", "2022-05-31", "2022-04-02/2022-05-01"),
        new("They marked Ukraine's Independence Day with a parade.", "2022-01-31", ""),
        new("The feast was moved.", "2022-01-31", ""),
    ];

    /// <summary>Whether the token begins the name of a feast.</summary>
    public static bool MayStart(DateGrammar g, int i) => g.S.Word(i) && g.Feasts.From(g.S.Of(i)).Length > 0;

    public Reading? Read(DateGrammar g, int i, bool loose)
    {
        var s = g.S;
        int shift = s.Time(i)?.Shift ?? 9;
        int first = shift == 9 ? i : i + 1;
        if (!s.Word(first)) return null;
        foreach (var feast in g.Feasts.From(s.Of(first)))
        {
            int end = Match(s, first, feast.Words);
            if (end == 0) continue;
            // Another country's day: "Ukraine's Independence Day", "Malian Independence Day".
            if (s.Is(first, "independence") && (s.Capital(first - 1) && !s.Is(first - 1, "the") || s.Is(first - 1, "s") || s.Any(end, "of", "in") && s.Capital(end + 1))) return null;
            int behind = DayForms.YearBehind(g, end, out int? year);
            if (shift != 9 && year is null)
            {
                var all = new Shape { Yearly = feast.On };
                var one = shift < 0 ? all.Before(Days.Plus(g.Reference, -1) ?? g.Reference) : shift > 0 ? all.After(Days.Plus(g.Reference, 1) ?? g.Reference) : feast.On(g.Reference.Year);
                return Reading.Of(i, end, one, "feast/shifted");
            }
            return Reading.Of(first, year is null ? end : behind, new Shape { Yearly = feast.On, Year = year }, "feast/named") is { } r && first == i ? r : null;
        }
        return null;
    }

    private static int Match(Scene s, int i, string[] words)
    {
        int at = i;
        for (int w = 0; w < words.Length; w++)
        {
            if (w > 0)
                while ((s.Apostrophe(at) && s.Glued(at)) || (s.Dash(at) && s.Glued(at) && s.Glued(at + 1)) || (s.Mark(at, '.') && s.Glued(at))) at++;
            if (!s.Is(at, words[w])) return 0;
            at++;
        }
        return at;
    }
}
