namespace Attache.Ledger;

/// <summary>What a dossier is about.</summary>
public enum SubjectKind
{
    /// <summary>A state or international organisation, by its code.</summary>
    State,

    /// <summary>Two states or organisations.</summary>
    Pair,

    /// <summary>An armed force or operation.</summary>
    Force,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A diplomatic post of one state in another.</summary>
    Post,

    /// <summary>All that names a day to come.</summary>
    Due,

    /// <summary>An international organisation or one of its bodies, by its name: many share one code.</summary>
    Organisation,
}

/// <summary>A subject of dossiers. <see cref="Key"/> is the same for every spelling and order of its parts.</summary>
public sealed record Subject
{
    private Subject(SubjectKind kind, string key, IReadOnlyList<string> parts) => (Kind, Key, Parts) = (kind, key, parts);

    /// <summary>What sort of subject it is.</summary>
    public SubjectKind Kind { get; }

    /// <summary>The key under which the ledger finds it.</summary>
    public string Key { get; }

    /// <summary>Codes of a state or pair; the name of a force, person or organisation; post, sending and receiving code of a post.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>A state or organisation; the code is upper-cased.</summary>
    public static Subject State(string code) => new(SubjectKind.State, "s:" + code.ToUpperInvariant(), [code.ToUpperInvariant()]);

    /// <summary>Two states or organisations; the order stays in <see cref="Parts"/> but not in the key.</summary>
    public static Subject Pair(string first, string second)
    {
        string a = first.ToUpperInvariant(), b = second.ToUpperInvariant();
        return new(SubjectKind.Pair, string.CompareOrdinal(a, b) < 0 ? $"p:{a}|{b}" : $"p:{b}|{a}", [a, b]);
    }

    /// <summary>A force, in any spelling.</summary>
    public static Subject Force(string name) => new(SubjectKind.Force, "f:" + FoldedName.OfForce(name), [name]);

    /// <summary>A person, by the full name or the last part of it.</summary>
    public static Subject Person(string name) => new(SubjectKind.Person, "n:" + FoldedName.OfPerson(name), [name]);

    /// <summary>An international organisation, by its full name.</summary>
    public static Subject Organisation(string name) => new(SubjectKind.Organisation, "g:" + FoldedName.Of(name), [name]);

    /// <summary>A post such as the ambassador of France in Mali.</summary>
    public static Subject Post(string post, string sending, string receiving) =>
        new(SubjectKind.Post, $"o:{post}|{sending.ToUpperInvariant()}|{receiving.ToUpperInvariant()}", [post, sending.ToUpperInvariant(), receiving.ToUpperInvariant()]);

    /// <summary>All that names a day to come: deadlines, rounds of talks, planned moves.</summary>
    public static Subject Due { get; } = new(SubjectKind.Due, "d:", []);

    /// <summary>What of it falls in one month.</summary>
    public static Subject DueIn(int year, int month) => new(SubjectKind.Due, FormattableString.Invariant($"d:{year:D4}-{month:D2}"), []);

    /// <summary>The subject of a key.</summary>
    /// <exception cref="FormatException">It is no key.</exception>
    public static Subject FromKey(string key)
    {
        string rest = key.Length > 2 ? key[2..] : "";
        var parts = rest.Split('|');
        return (key.Length > 2 ? key[..2] : "") switch
        {
            _ when key == "d:" => Due,
            "d:" when rest.Length == 7 && rest[4] == '-' && int.TryParse(rest.AsSpan(0, 4), out int year) && int.TryParse(rest.AsSpan(5), out int month) => DueIn(year, month),
            "s:" => State(rest),
            "p:" when parts.Length == 2 => Pair(parts[0], parts[1]),
            "f:" => new(SubjectKind.Force, key, [rest]),
            "n:" => new(SubjectKind.Person, key, [rest]),
            "g:" => new(SubjectKind.Organisation, key, [rest]),
            "o:" when parts.Length == 3 => Post(parts[0], parts[1], parts[2]),
            _ => throw new FormatException($"'{key}' is no key of a subject"),
        };
    }

    /// <summary>Two subjects are equal when their keys are.</summary>
    public bool Equals(Subject? other) => other is not null && Key == other.Key;

    /// <summary>Of the key.</summary>
    public override int GetHashCode() => string.GetHashCode(Key, StringComparison.Ordinal);

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
