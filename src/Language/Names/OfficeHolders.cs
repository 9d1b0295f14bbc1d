using System.Runtime.InteropServices;
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

/// <summary>Who held which office when, from <c>data/actors/office-holders.tsv</c>.</summary>
public sealed class OfficeHolders
{
    private readonly Dictionary<string, OfficeTerm[]>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly Dictionary<(string Code, string Office), OfficeTerm[]> byOffice;

    private OfficeHolders(Dictionary<string, OfficeTerm[]> names, Dictionary<(string, string), OfficeTerm[]> offices) =>
        (byName, byOffice) = (names.GetAlternateLookup<ReadOnlySpan<char>>(), offices);

    /// <summary>Reads the tables that are part of this assembly.</summary>
    public static OfficeHolders Load()
    {
        var terms = Tsv.FromResource(typeof(OfficeHolders).Assembly, "actors/office-holders.tsv").Rows;
        var names = new Dictionary<string, OfficeTerm[]>(terms.Count * 2, StringComparer.Ordinal);
        var offices = new Dictionary<(string, string), OfficeTerm[]>(1024);
        void Add(OfficeTerm term, string form) => Append(names, NameTable.Fold(form), term);

        foreach (var r in terms)
        {
            string[] forms = r.List("names");
            var term = new OfficeTerm(r["code"], r["office"], r["title"], r["name"], r.Optional("gender"), Date(r["from"]), Date(r["to"])) { IsMain = forms.Length > 0 };
            Append(offices, (term.Code, term.Office), term);
            foreach (string form in forms) Add(term, form);
            Add(term, term.Name);
            Add(term, term.Name[(term.Name.LastIndexOf(' ') + 1)..]);
        }
        foreach (var r in Tsv.FromResource(typeof(OfficeHolders).Assembly, "actors/leaders.tsv").Rows)
        {
            var term = new OfficeTerm(r["code"], r["office"], r["title"], r["name"], r.Optional("gender"), Date(r["from"]), Date(r["to"])) { Sector = r["sector"] };
            Append(offices, (term.Code, term.Office), term);
            foreach (string form in r.List("names")) Add(term, form);
            Add(term, term.Name);
        }
        return new OfficeHolders(names, offices);
    }

    // Most keys have one term; a term stands once under each.
    private static void Append<T>(Dictionary<T, OfficeTerm[]> table, T key, OfficeTerm term)
        where T : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out bool there);
        if (!there) list = [term];
        else if (!ReferenceEquals(list![^1], term)) list = [.. list, term];
    }

    private static EdtfDate? Date(string s) => EdtfDate.TryParse(s, out var d) ? d : null;

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
        if (!NameTable.TryFind(byName, name, out var terms)) return null;
        OfficeTerm? best = null;
        foreach (var t in terms)
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
        if (!NameTable.TryFind(byName, name, out var terms)) return null;
        bool full = name.Contains(' ', StringComparison.Ordinal);
        OfficeTerm? best = null;
        foreach (var t in terms)
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
        if (!byOffice.TryGetValue((code, office), out var terms)) return null;
        OfficeTerm? found = null;
        foreach (var t in terms)
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
            if (!byOffice.TryGetValue((code, office), out var terms)) continue;
            foreach (var t in terms)
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
