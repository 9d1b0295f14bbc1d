using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>A term of an office.</summary>
/// <param name="Code">PLOVER code of the state or organisation.</param>
/// <param name="Office">Normalised office: head of state, head of government, foreign minister, defence minister, head of organisation.</param>
/// <param name="Title">Usual English title.</param>
/// <param name="Name">The holder's name in its usual form.</param>
/// <param name="Gender">"m", "f" or null.</param>
/// <param name="From">When the term began; null where unknown.</param>
/// <param name="To">When it ended; null where it goes on.</param>
public sealed record OfficeTerm(string Code, string Office, string Title, string Name, string? Gender, EdtfDate? From, EdtfDate? To)
{
    /// <summary>PLOVER sector of the holder: GOV but for those who lead parties, rebels and movements.</summary>
    public string Sector { get; init; } = "GOV";

    /// <summary>Whether wires call him so in this office that the table lists forms of the name: of several states that share a head, the one whose he is first.</summary>
    public bool IsMain { get; init; }

    /// <summary>Whether the term covers a day; a month or year at its edges counts as covered.</summary>
    public bool Holds(DateOnly day) => (From?.First is not { } f || f <= day) && (To?.Last is not { } l || l >= day);
}

/// <summary>
/// Who held which office when, from <c>data/actors/office-holders.tsv</c>; and who leads without an office, from
/// <c>leaders.tsv</c>. Asking for a name allocates nothing but its terms, when they are asked for first. Safe for many threads.
/// </summary>
public sealed class OfficeHolders
{
    private const byte HoldersTable = 0, LeadersTable = 1;

    private readonly ActorTable[] tables;
    private readonly Columns[] columns;
    private readonly FormIndex byName, byCode;

    // Terms are read when a name or state asks for them, each once. By number of the first bearer of a name, or of a code.
    private readonly OfficeTerm?[][] terms;
    private readonly OfficeTerm[]?[] named;
    private readonly Dictionary<string, OfficeTerm[]>?[] offices;

    private OfficeHolders(ActorTable[] tables)
    {
        this.tables = tables;
        columns = Array.ConvertAll(tables, t => new Columns(t));
        terms = Array.ConvertAll(tables, t => new OfficeTerm?[t.Count]);
        int rows = tables[HoldersTable].Count + tables[LeadersTable].Count;
        (byName, byCode) = (new FormIndex(tables, rows * 4), new FormIndex(tables, rows));
        Span<Range> cells = stackalloc Range[Math.Max(tables[HoldersTable].Columns, tables[LeadersTable].Columns)];
        for (byte t = 0; t < tables.Length; t++)
            for (int row = 0; row < tables[t].Count; row++) AddRow(t, row, cells);
        (named, offices) = (new OfficeTerm[]?[byName.End], new Dictionary<string, OfficeTerm[]>?[byCode.End]);
    }

    // The columns of a table by their numbers.
    private sealed class Columns(ActorTable table)
    {
        public int Code { get; } = table.Column("code");

        public int Office { get; } = table.Column("office");

        public int Title { get; } = table.Column("title");

        public int Name { get; } = table.Column("name");

        public int Names { get; } = table.Column("names");

        public int Gender { get; } = table.Column("gender");

        public int From { get; } = table.Column("from");

        public int To { get; } = table.Column("to");
    }

    /// <summary>Reads the tables that are part of this assembly.</summary>
    public static OfficeHolders Load() => new([ActorTable.FromResource("office-holders"), ActorTable.FromResource("leaders")]);

    private void AddRow(byte t, int row, Span<Range> cells)
    {
        var (table, c) = (tables[t], columns[t]);
        table.Cells(row, cells);
        byCode.Add(t, row, cells[c.Code], 0);
        var forms = cells[c.Names];
        while (table.Next(ref forms, out var form)) byName.Add(t, row, form, 0);
        var name = cells[c.Name];
        byName.Add(t, row, name, 0);
        // Leaders without an office are known by a surname alone only where the table lists it.
        if (t == HoldersTable && table[name].LastIndexOf((byte)' ') is >= 0 and var space) byName.Add(t, row, (name.Start.Value + space + 1)..name.End, 0);
    }

    private OfficeTerm Term(byte t, int row)
    {
        if (terms[t][row] is { } known) return known;
        var (table, c) = (tables[t], columns[t]);
        var term = new OfficeTerm(table.Text(row, c.Code), table.Text(row, c.Office), table.Text(row, c.Title), table.Text(row, c.Name), table.Optional(row, c.Gender), Date(table.Text(row, c.From)), Date(table.Text(row, c.To)));
        term = t == HoldersTable ? term with { IsMain = table.List(row, c.Names).Length > 0 } : term with { Sector = table.Text(row, table.Column("sector")) };
        return Interlocked.CompareExchange(ref terms[t][row], term, null) ?? term;
    }

    private OfficeTerm[] Bearers(FormIndex index, int first)
    {
        var all = new List<OfficeTerm>();
        for (int b = first; b > 0; b = index.Next(b)) all.Add(Term(index[b].Table, index[b].Row));
        return [.. all];
    }

    private OfficeTerm[] Named(ReadOnlySpan<char> name) => byName.First(name) is > 0 and var first ? named[first] ??= Bearers(byName, first) : [];

    private OfficeTerm[] Of(string code, string office)
    {
        if (byCode.First(code) is not (> 0 and var first)) return [];
        // Ordinal look-ups; threads that make the same dictionary twice make equal ones of the same terms.
        var all = offices[first] ??= Bearers(byCode, first).GroupBy(t => t.Office, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return all.TryGetValue(office, out var terms) ? terms : [];
    }

    private static EdtfDate? Date(string s) => EdtfDate.TryParse(s, out var d) ? d : null;

    /// <summary>
    /// Whether a state may have somebody called so at its head: some head of state or government of its has borne the title
    /// since 1990, or the table knows none of them. No president in a kingdom, no prime minister in Mexico.
    /// </summary>
    /// <param name="code">PLOVER code of the state.</param>
    /// <param name="title">The title without an adjective, such as "president".</param>
    public bool MayHave(string code, string title)
    {
        bool known = false;
        foreach (string office in HeadsOffices)
            foreach (var term in Of(code, office))
            {
                if (term.Title.Contains(title, StringComparison.OrdinalIgnoreCase)) return true;
                known = true;
            }
        return !known;
    }

    private static readonly string[] HeadsOffices = ["head of state", "head of government"];

    /// <summary>
    /// The term behind a name on a day: the one that covers it; null where none does, or where several persons of that
    /// name hold office then and no state decides.
    /// </summary>
    /// <param name="name">A full name or the short form that wires use.</param>
    /// <param name="day">The story's day.</param>
    /// <param name="code">The state, where the story tells it.</param>
    /// <param name="office">The normalised office that the story gives him, where only its holders are meant: "President Keïta" is no head of a mission.</param>
    /// <param name="title">The last word of that title, lower case: who is called so holds it, whatever the table's office.</param>
    public OfficeTerm? Find(string name, DateOnly day, string? code = null, string? office = null, string? title = null)
    {
        OfficeTerm? best = null;
        foreach (var t in Named(name))
        {
            if (!t.Holds(day) || (code is not null && t.Code != code)) continue;
            if (office is not null && t.Office != office && (title is null || !t.Title.EndsWith(title, StringComparison.OrdinalIgnoreCase))) continue;
            if (best is not null && best.Name != t.Name) return null;
            // Heads of state come first where one person holds two offices, and the state whose head a shared head is first.
            if (best is null || Rank(t.Office) < Rank(best.Office) || Rank(t.Office) == Rank(best.Office) && t.IsMain && !best.IsMain) best = t;
        }
        return best;
    }

    /// <summary>
    /// The last term of somebody who held office before a day and holds none on it; null where nobody of that name did, or several did.
    /// </summary>
    /// <param name="name">A name of two words at least: surnames alone are too common for those who are out of office.</param>
    /// <param name="day">The story's day.</param>
    /// <param name="code">The state, where the story tells it.</param>
    public OfficeTerm? FindFormer(string name, DateOnly day, string? code = null)
    {
        bool full = name.Contains(' ', StringComparison.Ordinal);
        OfficeTerm? best = null;
        foreach (var t in Named(name))
        {
            if ((code is not null && t.Code != code) || (code is null && !full) || t.To?.Last is not { } end || end >= day || end.AddYears(LongestMemory) < day) continue;
            if (best is not null && best.Name != t.Name) return null;
            if (best is null || end > best.To!.Last || end == best.To!.Last && Rank(t.Office) < Rank(best.Office)) best = t;
        }
        return best;
    }

    /// <summary>Who holds an office of a state on a day; null where the table does not know or knows more than one.</summary>
    /// <param name="code">The state.</param>
    /// <param name="office">The normalised office.</param>
    /// <param name="day">The story's day.</param>
    /// <param name="title">
    /// The head of the title, lower case: where the state's president is not its head of state, "the president" is who is called so.
    /// </param>
    public OfficeTerm? Holder(string code, string office, DateOnly day, string? title = null)
    {
        var named = title is "president" or "king" or "queen" or "emir" or "premier" or "chancellor" ? Titled(code, title, day) : null;
        if (named is not null) return named;
        OfficeTerm? found = null;
        foreach (var t in Of(code, office))
        {
            if (!t.Holds(day)) continue;
            if (found is not null && found.Name != t.Name) return null;
            found = t;
        }
        return found;
    }

    private OfficeTerm? Titled(string code, string title, DateOnly day)
    {
        OfficeTerm? found = null;
        foreach (string office in Heads)
        {
            foreach (var t in Of(code, office))
            {
                if (!t.Holds(day) || !t.Title.EndsWith(title, StringComparison.OrdinalIgnoreCase) || t.Title.StartsWith("Vice", StringComparison.OrdinalIgnoreCase)) continue;
                if (found is not null && found.Name != t.Name) return null;
                found ??= t;
            }
        }
        return found;
    }

    private const int LongestMemory = 25;

    private static readonly string[] Heads = ["head of state", "head of government"];

    private static int Rank(string office) => office switch
    {
        "head of state" => 0,
        "head of government" => 1,
        "head of organisation" => 2,
        "foreign minister" => 3,
        _ => 4,
    };
}
