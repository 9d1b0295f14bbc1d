using System.Text;
using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>
/// The rows of the tables of names and what their forms stand for. Rows are read when one of their names is asked for, each
/// once. Safe for many threads.
/// </summary>
internal sealed class NameRows
{
    private const byte States = 0, Territories = 1, Organisations = 2, Forces = 3, Groups = 4, Media = 5;

    // The main names of a row. Other kinds of names of a state (adjective, capital …) have their own number.
    private const byte Main = byte.MaxValue;

    private static readonly string[] Files = ["states", "territories", "organisations", "forces", "groups", "newsmedia"];

    private readonly ActorTable[] tables = Array.ConvertAll(Files, ActorTable.FromResource);
    private readonly int[] nameColumns, namesColumns, ambiguousColumns;
    private readonly Dictionary<string, int> stateRows = new(256, StringComparer.Ordinal);
    private readonly FormIndex index;
    private readonly NameEntry?[][] rows;
    private readonly NameEntry[]?[] found;
    private readonly Membership membership;

    /// <summary>Reads where the names of the tables stand.</summary>
    /// <exception cref="InvalidDataException">A table is not there or broken: a bug of the build.</exception>
    public NameRows()
    {
        nameColumns = Array.ConvertAll(tables, t => t.Column("name"));
        namesColumns = Array.ConvertAll(tables, t => t.Column("names"));
        ambiguousColumns = Array.ConvertAll(tables, t => t.Column("ambiguous"));
        rows = Array.ConvertAll(tables, t => new NameEntry?[t.Count]);
        membership = new Membership(tables[Organisations]);
        index = new FormIndex(tables, 16_384);
        AddStates();
        AddTerritories();
        AddOrganisations();
        AddForces();
        AddMain(Groups);
        AddMain(Media);
        found = new NameEntry[]?[index.End];
    }

    /// <summary>The greatest number of words in a name.</summary>
    public int LongestPhrase => index.LongestPhrase;

    /// <summary>What a name stands for, in the order of the tables; empty for nothing. Allocates nothing but the rows that nobody asked for before.</summary>
    public NameEntry[] Find(ReadOnlySpan<char> name)
    {
        int first = index.First(name);
        if (first == 0) return [];
        if (found[first] is { } known) return known;
        var entries = new List<NameEntry>();
        for (int b = first; b > 0; b = index.Next(b))
        {
            var entry = Entry(index[b]);
            if (!entries.Exists(e => e.Kind == entry.Kind && e.Code == entry.Code && e.Name == entry.Name)) entries.Add(entry);
        }
        return Interlocked.CompareExchange(ref found[first], [.. entries], null) ?? found[first]!;
    }

    /// <summary>The state of a PLOVER code; null for none.</summary>
    public NameEntry? State(string code) => stateRows.TryGetValue(code, out int row) ? Row(States, row) : null;

    // "the Élysée" and "Élysée" are one name: the article is no part of it.
    private void Add(byte table, int row, Range form, byte kind, bool smallEnd = false)
    {
        if (tables[table][form].StartsWith("the "u8)) form = (form.Start.Value + 4)..form.End;
        index.Add(table, row, form, kind, smallEnd);
    }

    private void AddList(byte table, int row, int column, byte kind)
    {
        var cell = tables[table].Cell(row, column);
        while (tables[table].Next(ref cell, out var form)) Add(table, row, form, kind);
    }

    private void AddNames(byte table, int row)
    {
        Add(table, row, tables[table].Cell(row, nameColumns[table]), Main);
        AddList(table, row, namesColumns[table], Main);
    }

    private void AddMain(byte table)
    {
        for (int row = 0; row < tables[table].Count; row++) AddNames(table, row);
    }

    private void AddStates()
    {
        var t = tables[States];
        int code = t.Column("code"), adjectives = t.Column("adjectives"), people = t.Column("people"), capital = t.Column("capital"), capitals = t.Column("capital_names"), seats = t.Column("seats");
        for (int row = 0; row < t.Count; row++)
        {
            string own = t.Text(row, code);
            if (Code(row, out _) == own) stateRows.TryAdd(own, row);
            AddNames(States, row);
            AddList(States, row, adjectives, (byte)NameKind.Adjective);
            AddList(States, row, people, (byte)NameKind.People);
            Add(States, row, t.Cell(row, capital), (byte)NameKind.Capital);
            AddList(States, row, capitals, (byte)NameKind.Capital);
            var cell = t.Cell(row, seats);
            while (t.Next(ref cell, out var seat))
                if (t[seat].LastIndexOf((byte)':') is > 0 and var colon) Add(States, row, seat.Start..(seat.Start.Value + colon), (byte)NameKind.Seat);
        }
    }

    // The PLOVER code of a state's row, and whether only part of the world recognises it.
    private string Code(int row, out bool partial)
    {
        string plover = tables[States].Optional(row, tables[States].Column("plover")) ?? tables[States].Text(row, tables[States].Column("code"));
        partial = plover.Contains(":PRE", StringComparison.Ordinal);
        return plover.Split(':')[0];
    }

    private void AddTerritories()
    {
        var t = tables[Territories];
        int iso = t.Column("iso"), adjectives = t.Column("adjectives"), people = t.Column("people");
        for (int row = 0; row < t.Count; row++)
        {
            // States have their own row where PLOVER has a code for them.
            if (stateRows.ContainsKey(t.Text(row, iso))) continue;
            AddNames(Territories, row);
            var name = t.Cell(row, nameColumns[Territories]);
            var cell = t.Cell(row, adjectives);
            while (t.Next(ref cell, out var form))
                if (!t[form].SequenceEqual(t[name])) Add(Territories, row, form, (byte)NameKind.Adjective);
            AddList(Territories, row, people, (byte)NameKind.People);
        }
    }

    private void AddOrganisations()
    {
        var t = tables[Organisations];
        int metonyms = t.Column("metonyms");
        for (int row = 0; row < t.Count; row++)
        {
            AddNames(Organisations, row);
            AddList(Organisations, row, metonyms, (byte)NameKind.Seat);
            // The one organisation that has an adjective, its first word: "its European partners".
            var name = t.Cell(row, nameColumns[Organisations]);
            if (t[name].SequenceEqual("European Union"u8)) Add(Organisations, row, name.Start..(name.Start.Value + t[name].IndexOf((byte)' ')), (byte)NameKind.Adjective);
        }
    }

    private void AddForces()
    {
        var t = tables[Forces];
        var nouns = ActorWords.Of("unit");
        for (int row = 0; row < t.Count; row++)
        {
            AddNames(Forces, row);
            AddSmallEnd(row, t.Cell(row, nameColumns[Forces]), nouns);
            var cell = t.Cell(row, namesColumns[Forces]);
            while (t.Next(ref cell, out var form)) AddSmallEnd(row, form, nouns);
        }
    }

    // Wires write the common noun at the end with a small letter too: "the Azov regiment".
    private void AddSmallEnd(int row, Range form, IReadOnlySet<string> nouns)
    {
        var bytes = tables[Forces][form];
        int space = bytes.LastIndexOf((byte)' ');
        if (space <= 0 || !char.IsAsciiLetterUpper((char)bytes[space + 1])) return;
        if (nouns.Contains(Encoding.UTF8.GetString(bytes[(space + 1)..]).ToLowerInvariant())) Add(Forces, row, form, (byte)NameKind.Force, smallEnd: true);
    }

    private NameEntry Entry(in FormIndex.Bearer name)
    {
        var t = tables[name.Table];
        var entry = Row(name.Table, name.Row);
        var form = t[name.Start..(name.Start + name.Length)];
        if (name.SmallEnd || (name.Table == Organisations && name.Kind != Main)) return name.Kind == Main ? entry : entry with { Kind = (NameKind)name.Kind };
        bool ambiguous = IsAmbiguous(name, form);
        if (name.Kind == Main) return ambiguous ? entry with { Ambiguous = true } : entry;
        if (name.Kind != (byte)NameKind.Seat) return entry with { Kind = (NameKind)name.Kind, Ambiguous = ambiguous };
        // The sector stands behind the seat's name.
        var rest = t[(name.Start + name.Length + 1)..t.Cell(name.Row, t.Column("seats")).End];
        int end = rest.IndexOf((byte)'|');
        return entry with { Kind = NameKind.Seat, Name = Encoding.UTF8.GetString(WithArticle(name)), Sector = Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]).Trim(), Ambiguous = ambiguous };
    }

    private bool IsAmbiguous(in FormIndex.Bearer name, ReadOnlySpan<byte> form)
    {
        var t = tables[name.Table];
        return t.Has(name.Row, ambiguousColumns[name.Table], form) || t.Has(name.Row, ambiguousColumns[name.Table], WithArticle(name));
    }

    // The form as the table has it, where the index left its article out.
    private ReadOnlySpan<byte> WithArticle(in FormIndex.Bearer name)
    {
        var t = tables[name.Table];
        int start = name.Start - 4;
        return start > 0 && t[start..name.Start].SequenceEqual("the "u8) && t[(start - 1)..start][0] is (byte)'|' or (byte)'\t'
            ? t[start..(name.Start + name.Length)] : t[name.Start..(name.Start + name.Length)];
    }

    // "REB:1975-11/2002-04-04", or with the state that it was of then "REB SDN:1983/2005-01-09".
    private static (string Sector, string? Code, EdtfDate? From, EdtfDate? To) Earlier(string cell)
    {
        int colon = cell.IndexOf(':', StringComparison.Ordinal), slash = cell.IndexOf('/', StringComparison.Ordinal);
        string[] what = cell[..colon].Split(' ');
        EdtfDate? Date(string s) => EdtfDate.TryParse(s, out var date) ? date : null;
        return (what[0], what.Length > 1 ? what[1] : null, Date(cell[(colon + 1)..slash]), Date(cell[(slash + 1)..]));
    }

    private NameEntry Row(byte table, int row)
    {
        if (rows[table][row] is { } known) return known;
        var t = tables[table];
        string? Optional(string column) => t.Optional(row, t.Column(column));
        EdtfDate? Date(string column) => EdtfDate.TryParse(Optional(column), out var date) ? date : null;
        IReadOnlyList<string> List(string column) => t.List(row, t.Column(column));
        string name = t.Text(row, nameColumns[table]);
        var entry = table switch
        {
            States => new NameEntry
            {
                Kind = NameKind.State, Name = name, Code = Code(row, out bool partial), Sector = partial ? "PRE" : null,
                Adjective = List("adjectives") is [var first, ..] ? first : null, Neighbours = List("neighbours"), From = Date("from"), To = Date("to"),
            },
            Territories => new NameEntry { Kind = NameKind.Territory, Name = name, Code = Optional("code"), Sector = Optional("sector"), From = Date("from"), To = Date("to") },
            Organisations => new NameEntry
            {
                Kind = NameKind.Organisation, Name = name, Code = Optional("code"), Sector = Optional("sector"), Members = membership.Of(row), From = Date("from"), To = Date("to"),
            },
            Forces => new NameEntry
            {
                Kind = NameKind.Force, Name = name, Code = Optional("code"), Sector = Optional("sector") ?? "MIL", Contributors = List("contributors"), Area = List("area"),
                From = Date("from"), To = Date("to"), Relieves = Optional("relieves"),
            },
            Groups => new NameEntry
            {
                Kind = NameKind.Group, Name = name, Code = Optional("code"), Sector = Optional("sector"), Area = List("area"), From = Date("from"), To = Date("to"),
                Earlier = [.. List("earlier").Select(Earlier)],
            },
            _ => new NameEntry { Kind = NameKind.Media, Name = name, Code = Optional("code"), Sector = "JRN" },
        };
        return Interlocked.CompareExchange(ref rows[table][row], entry, null) ?? entry;
    }
}
