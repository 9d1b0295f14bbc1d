using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>What a name of the tables is.</summary>
public enum NameKind
{
    /// <summary>A state.</summary>
    State,

    /// <summary>An adjective of a state ("French").</summary>
    Adjective,

    /// <summary>Inhabitants of a state ("Frenchman").</summary>
    People,

    /// <summary>A capital: a town, or the government that sits there.</summary>
    Capital,

    /// <summary>A palace, ministry, parliament or service that stands for an organ of state.</summary>
    Seat,

    /// <summary>An international organisation, court, company, movement.</summary>
    Organisation,

    /// <summary>A named force, mission or operation.</summary>
    Force,

    /// <summary>An armed or political group.</summary>
    Group,

    /// <summary>A news agency, newspaper, broadcaster.</summary>
    Media,

    /// <summary>A row of the user's own dictionary, whatever it is.</summary>
    Own,

    /// <summary>A territory or region that acts in the news and is coded with a state: Scotland, Abkhazia.</summary>
    Territory,
}

/// <summary>A row of the actor tables behind one of its names.</summary>
public sealed record NameEntry
{
    /// <summary>What it is.</summary>
    public required NameKind Kind { get; init; }

    /// <summary>The usual name of what is named: for <see cref="NameKind.Capital"/> the state's.</summary>
    public required string Name { get; init; }

    /// <summary>PLOVER actor code; null where the tables know none.</summary>
    public string? Code { get; init; }

    /// <summary>The first adjective of a state ("French"); null for what has none.</summary>
    public string? Adjective { get; init; }

    /// <summary>PLOVER sector; null where the tables know none.</summary>
    public string? Sector { get; init; }

    /// <summary>Whether this form may mean something else and wants evidence from its surroundings.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>Codes of the states that a state borders on by land.</summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>Codes of the states that contribute to a force, the main one first.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>PLOVER codes of the members of an organisation as of early 2026, in ordinal order; empty where the table does not list them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Codes of the states where a force or group is active.</summary>
    public IReadOnlyList<string> Area { get; init; } = [];

    /// <summary>From when it exists; null where unknown.</summary>
    public EdtfDate? From { get; init; }

    /// <summary>Until when it existed; null where unknown or still there.</summary>
    public EdtfDate? To { get; init; }

    /// <summary>What a group was before it became what <see cref="Sector"/> says, with first and last day, both inclusive; empty for most.</summary>
    internal IReadOnlyList<(string Sector, string? Code, EdtfDate? From, EdtfDate? To)> Earlier { get; init; } = [];

    /// <summary>This row as it was on a day: a party of today that still was a rebel movement then has that sector.</summary>
    internal NameEntry On(DateOnly day)
    {
        foreach (var (sector, code, from, to) in Earlier)
            if ((from?.First is not { } f || f <= day) && (to?.Last is not { } l || l >= day)) return this with { Sector = sector, Code = code ?? Code, Earlier = [] };
        return this;
    }

    /// <summary>Name of the force that it took over from.</summary>
    public string? Relieves { get; init; }

    /// <summary>Whether it existed on a day, as far as the table knows.</summary>
    public bool Exists(DateOnly day) => (From?.First is not { } f || f <= day) && (To?.Last is not { } l || l >= day);
}
