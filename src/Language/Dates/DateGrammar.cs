using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>A family of forms: one way in which English tells time, with its examples.</summary>
internal interface IDateFamily
{
    /// <summary>The family's name, as rules give it.</summary>
    string Name { get; }

    /// <summary>What it must read, and what it must leave alone.</summary>
    IReadOnlyList<DateExample> Examples { get; }

    /// <summary>The longest expression of the family at a token, or null.</summary>
    /// <param name="g">The grammar over one stretch of text.</param>
    /// <param name="i">The token.</param>
    /// <param name="loose">Whether the company ("from", a dash) already makes a date of a weak word or a bare number.</param>
    Reading? Read(DateGrammar g, int i, bool loose);
}

/// <summary>
/// The families tried at a token of one stretch of text; each token is read at most once a mode, so the work stays
/// linear, and expressions inside expressions ("two days before …") are limited in depth.
/// </summary>
internal sealed class DateGrammar
{
    private const int MaxDepth = 6;

    private readonly Reading?[] memo;
    private readonly bool[] done;
    private readonly DateDirection hint;
    private int depth;

    public DateGrammar(Scene scene, Feasts feasts, DateDirection hint)
    {
        S = scene;
        Feasts = feasts;
        this.hint = hint;
        memo = new Reading?[scene.Count * 2];
        done = new bool[scene.Count * 2];
    }

    /// <summary>The families of whole expressions, in the order in which a tie is decided.</summary>
    public static IReadOnlyList<IDateFamily> Composite { get; } = [new RangeForms(), new BoundForms()];

    /// <summary>The families that make no use of ranges and bounds.</summary>
    public static IReadOnlyList<IDateFamily> Simples { get; } =
    [
        NumericForms.Instance, DayForms.Instance, new FeastForms(), new WeekdayForms(), new NearDayForms(),
        new PeriodForms(), new QuarterForms(), new PartForms(), new WeekForms(), new CountForms(), new YearForms(),
    ];

    public Scene S { get; }

    public Feasts Feasts { get; }

    public DateOnly Reference => S.Reference;

    /// <summary>The longest expression at a token.</summary>
    public Reading? Read(int i)
    {
        var best = Simple(i);
        foreach (var family in Composite)
            if (family.Read(this, i, false) is { } reading && (best is null || reading.End > best.End || (reading.End == best.End && reading.Start <= best.Start)))
                best = reading;
        return best is { Shape.DayOnly: true, Frame: null } ? DayForms.Alone(S, best) : best;
    }

    /// <summary>The longest expression at a token that is no range or bound; "the" before it belongs to it.</summary>
    public Reading? Simple(int i, bool loose = false)
    {
        if (!S.In(i) || (S[i].Time is null && S[i].Kind != DateTokenKind.Digits && !FeastForms.MayStart(this, i) && !S.Apostrophe(i))) return null;
        int slot = (i * 2) + (loose ? 1 : 0);
        if (done[slot]) return memo[slot];
        if (depth >= MaxDepth) return null;
        depth++;
        Reading? best = null;
        foreach (var family in Simples)
            if (family.Read(this, i, loose) is { } reading && (best is null || reading.End > best.End)) best = reading;
        if (S.Is(i, "the") && Simple(i + 1, loose) is { } inner && (best is null || inner.End > best.End)) best = inner with { Start = i };
        depth--;
        done[slot] = true;
        memo[slot] = best;
        return best;
    }

    /// <summary>The date of a reading as a whole mention would have it, without its frame.</summary>
    public EdtfDate? Resolve(Reading reading) => reading.Shape.Resolve(Reference, Direction(reading));

    /// <summary>The direction of a reading: its own, the caller's, that of the words around.</summary>
    public DateDirection Direction(Reading reading)
    {
        if (reading.Direction != DateDirection.Unknown) return reading.Direction;
        return hint != DateDirection.Unknown ? hint : DirectionCues.Around(S, reading.Start, reading.End);
    }

    /// <summary>The direction that holds at a token, before anything is read there.</summary>
    public DateDirection DirectionAt(int i, int end) => hint != DateDirection.Unknown ? hint : DirectionCues.Around(S, i, end);
}
