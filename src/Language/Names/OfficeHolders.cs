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
    /// <summary>Whether the term covers a day; a month or year at its edges counts as covered.</summary>
    public bool Holds(DateOnly day) => (From?.First is not { } f || f <= day) && (To?.Last is not { } l || l >= day);
}

/// <summary>Who held which office when, from <c>data/actors/office-holders.tsv</c>.</summary>
public sealed class OfficeHolders
{
    private readonly Dictionary<string, OfficeTerm[]> byName;
    private readonly Dictionary<(string, string), OfficeTerm[]> byOffice;

    private OfficeHolders(Dictionary<string, List<OfficeTerm>> names, List<OfficeTerm> all)
    {
        byName = names.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);
        byOffice = all.GroupBy(t => (t.Code, t.Office)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static OfficeHolders Load()
    {
        var names = new Dictionary<string, List<OfficeTerm>>(StringComparer.Ordinal);
        var all = new List<OfficeTerm>();
        foreach (var r in Tsv.FromResource(typeof(OfficeHolders).Assembly, "actors/office-holders.tsv").Rows)
        {
            var term = new OfficeTerm(r["code"], r["office"], r["title"], r["name"], r.Optional("gender"),
                EdtfDate.TryParse(r["from"], out var f) ? f : null, EdtfDate.TryParse(r["to"], out var t) ? t : null);
            all.Add(term);
            string last = term.Name[(term.Name.LastIndexOf(' ') + 1)..];
            foreach (var form in r.List("names").Append(term.Name).Append(last).Select(NameTable.Fold).Distinct(StringComparer.Ordinal))
            {
                if (!names.TryGetValue(form, out var list)) names[form] = list = [];
                list.Add(term);
            }
        }
        return new OfficeHolders(names, all);
    }

    /// <summary>
    /// The term behind a name on a day: the one that covers it; null where none does, or where several persons of that
    /// name hold office then and no state decides.
    /// </summary>
    /// <param name="name">A full name or the short form that wires use.</param>
    /// <param name="day">The story's day.</param>
    /// <param name="code">The state, where the story tells it.</param>
    public OfficeTerm? Find(string name, DateOnly day, string? code = null)
    {
        if (!byName.TryGetValue(NameTable.Fold(name), out var terms)) return null;
        OfficeTerm? best = null;
        foreach (var t in terms)
        {
            if (!t.Holds(day) || (code is not null && t.Code != code)) continue;
            if (best is not null && best.Name != t.Name) return null;
            // Heads of state come first where one person holds two offices.
            if (best is null || Rank(t.Office) < Rank(best.Office)) best = t;
        }
        return best;
    }

    /// <summary>Who holds an office of a state on a day; null where the table does not know or knows more than one.</summary>
    public OfficeTerm? Holder(string code, string office, DateOnly day)
    {
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

    private static int Rank(string office) => office switch
    {
        "head of state" => 0,
        "head of government" => 1,
        "head of organisation" => 2,
        "foreign minister" => 3,
        _ => 4,
    };
}
