using System.Globalization;
using System.Runtime.InteropServices;
using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>
/// The names of <c>data/actors</c>: states, capitals, seats, organisations, forces, groups, media. Look-ups fold accents
/// and apostrophes, keep case (but take a word in capitals for its usual form), and allocate nothing.
/// </summary>
public sealed class NameTable
{
    private const int LongestName = 96;

    private static readonly HashSet<string> CommonNouns = new(["Battalion", "Regiment", "Brigade", "Division", "Force", "Forces", "Group", "Legion", "Unit", "Mission", "Operation"], StringComparer.Ordinal);

    private readonly Dictionary<string, NameEntry[]> entries;
    private readonly Dictionary<string, NameEntry[]>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Dictionary<string, NameEntry> states;

    // A user's dictionary, by upper case.
    private readonly Dictionary<string, NameEntry[]>? own;
    private readonly Dictionary<string, NameEntry[]>.AlternateLookup<ReadOnlySpan<char>> ownLookup;

    private NameTable(NameTable tables, Dictionary<string, NameEntry[]> own)
    {
        (entries, lookup, states, this.own) = (tables.entries, tables.lookup, tables.states, own);
        ownLookup = own.GetAlternateLookup<ReadOnlySpan<char>>();
        LongestPhrase = own.Keys.Select(Words).Append(tables.LongestPhrase).Max();
    }

    private NameTable(Dictionary<string, NameEntry[]> all, Dictionary<string, NameEntry> states)
    {
        entries = all;
        lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();
        this.states = states;
        LongestPhrase = all.Keys.Max(Words);
    }

    private static int Words(string key)
    {
        int n = 1;
        foreach (char c in key)
            if (c is ' ' or '-' or '\'' or '.') n++;
        return n;
    }

    /// <summary>The greatest number of words in a name.</summary>
    public int LongestPhrase { get; }

    /// <summary>Reads the tables that are part of this assembly.</summary>
    public static NameTable Load()
    {
        var all = new Dictionary<string, NameEntry[]>(10_000, StringComparer.Ordinal);
        var states = new Dictionary<string, NameEntry>(StringComparer.Ordinal);
        static Tsv Table(string name) => Tsv.FromResource(typeof(NameTable).Assembly, $"actors/{name}.tsv");

        void Add(string form, NameEntry entry)
        {
            // "the Élysée" and "Élysée" are one name: the article is no part of it.
            string key = Fold(form.StartsWith("the ", StringComparison.Ordinal) ? form[4..] : form);
            if (key.Length is 0 or > LongestName) return;
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out bool there);
            if (!there) list = [entry];
            else if (!Array.Exists(list!, e => e.Kind == entry.Kind && e.Code == entry.Code && e.Name == entry.Name)) list = [.. list!, entry];
        }

        foreach (var r in Table("states").Rows)
        {
            string plover = r["plover"] is { Length: > 0 } p ? p : r["code"];
            string code = plover.Split(':')[0];
            string? partial = plover.Contains(":PRE", StringComparison.Ordinal) ? "PRE" : null;
            var ambiguous = r.List("ambiguous").ToHashSet(StringComparer.Ordinal);
            var state = new NameEntry { Kind = NameKind.State, Name = r["name"], Code = code, Sector = partial, Adjective = r.List("adjectives").FirstOrDefault(), Neighbours = r.List("neighbours"), From = Date(r["from"]), To = Date(r["to"]) };
            if (r["code"] == code) states.TryAdd(code, state);
            foreach (var n in r.List("names").Prepend(r["name"])) Add(n, state with { Ambiguous = ambiguous.Contains(n) });
            foreach (var n in r.List("adjectives")) Add(n, state with { Kind = NameKind.Adjective, Ambiguous = ambiguous.Contains(n) });
            foreach (var n in r.List("people")) Add(n, state with { Kind = NameKind.People, Ambiguous = ambiguous.Contains(n) });
            foreach (var n in r.List("capital_names").Prepend(r["capital"])) Add(n, state with { Kind = NameKind.Capital, Ambiguous = ambiguous.Contains(n) });
            foreach (var n in r.List("seats"))
            {
                int colon = n.LastIndexOf(':');
                if (colon > 0) Add(n[..colon], state with { Kind = NameKind.Seat, Name = n[..colon], Sector = n[(colon + 1)..], Ambiguous = ambiguous.Contains(n[..colon]) });
            }
        }
        foreach (var r in Table("territories").Rows)
        {
            // States have their own row where PLOVER has a code for them.
            if (states.ContainsKey(r["iso"])) continue;
            var territory = new NameEntry { Kind = NameKind.Territory, Name = r["name"], Code = r["code"], Sector = r.Optional("sector"), From = Date(r["from"]), To = Date(r["to"]) };
            foreach (var n in r.List("names").Prepend(r["name"])) Add(n, territory with { Ambiguous = Among(r, "ambiguous", n) });
            foreach (var n in r.List("adjectives"))
                if (n != r["name"]) Add(n, territory with { Kind = NameKind.Adjective, Ambiguous = Among(r, "ambiguous", n) });
            foreach (var n in r.List("people")) Add(n, territory with { Kind = NameKind.People, Ambiguous = Among(r, "ambiguous", n) });
        }
        var organisations = Table("organisations");
        var members = Membership.Resolve(organisations);
        foreach (var r in organisations.Rows)
        {
            var ambiguous = r.List("ambiguous").ToHashSet(StringComparer.Ordinal);
            var org = new NameEntry { Kind = NameKind.Organisation, Name = r["name"], Code = r.Optional("code"), Sector = r.Optional("sector"), Members = members[r["name"]], From = Date(r["from"]), To = Date(r["to"]) };
            foreach (var n in r.List("names").Prepend(r["name"])) Add(n, org with { Ambiguous = ambiguous.Contains(n) });
            // The one organisation that has an adjective: "its European partners".
            if (org.Code == "EUR" && org.Name == "European Union") Add("European", org with { Kind = NameKind.Adjective });
        }
        foreach (var r in Table("forces").Rows)
        {
            var contributors = r.List("contributors");
            var force = new NameEntry
            {
                Kind = NameKind.Force, Name = r["name"], Code = r.Optional("code"), Sector = r.Optional("sector") ?? "MIL", Contributors = contributors,
                Area = r.List("area"), From = Date(r["from"]), To = Date(r["to"]), Relieves = r.Optional("relieves"),
            };
            foreach (var n in r.List("names").Prepend(r["name"]))
            {
                Add(n, force with { Ambiguous = Among(r, "ambiguous", n) });
                // Wires write the common noun at the end with a small letter too: "the Azov regiment".
                int space = n.LastIndexOf(' ');
                if (space > 0 && CommonNouns.Contains(n[(space + 1)..])) Add(n[..(space + 1)] + n[(space + 1)..].ToLowerInvariant(), force);
            }
        }
        foreach (var r in Table("groups").Rows)
        {
            var group = new NameEntry
            {
                Kind = NameKind.Group, Name = r["name"], Code = r.Optional("code"), Sector = r.Optional("sector"), Area = r.List("area"), From = Date(r["from"]), To = Date(r["to"]),
            };
            foreach (var n in r.List("names").Prepend(r["name"])) Add(n, group with { Ambiguous = Among(r, "ambiguous", n) });
        }
        foreach (var r in Table("newsmedia").Rows)
        {
            var media = new NameEntry { Kind = NameKind.Media, Name = r["name"], Code = r.Optional("code"), Sector = "JRN" };
            foreach (var n in r.List("names").Prepend(r["name"])) Add(n, media with { Ambiguous = Among(r, "ambiguous", n) });
        }
        return new NameTable(all, states);
    }

    /// <summary>These tables with a user's dictionary, whose rows hold where both know a name.</summary>
    public NameTable With(ActorDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        var rows = new Dictionary<string, NameEntry[]>(StringComparer.Ordinal);
        foreach (var actor in dictionary.Actors)
        {
            string name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(actor.Forms[0].ToLowerInvariant());
            var codes = actor.Codes.Select(c =>
            {
                var (code, sector) = CameoActorCodes.Plover(c.Code, this);
                return new NameEntry
                {
                    Kind = NameKind.Own, Name = name, Code = code, Sector = sector,
                    From = c.From is { } f ? EdtfDate.Day(f) : null, To = c.To is { } t ? EdtfDate.Day(t) : null,
                };
            }).ToArray();
            foreach (string form in actor.Forms)
            {
                string key = Fold(form).ToUpperInvariant();
                // A bare state says no more than the tables do, which also know what of it is named.
                if (key.Length is 0 or > LongestName || codes is [{ Sector: null, From: null, To: null, Code: { } state }] && Known(form, state)) continue;
                rows[key] = codes;
            }
        }
        return new NameTable(this, rows);
    }

    private bool Known(string form, string state) => Find(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(form.ToLowerInvariant())).Any(e => e.Code == state);

    /// <summary>The entries behind a name; empty where there is none.</summary>
    /// <param name="phrase">The words as they stand, parted by single spaces as in the text.</param>
    public IReadOnlyList<NameEntry> Find(ReadOnlySpan<char> phrase)
    {
        if (phrase.Length is 0 or > LongestName) return [];
        Span<char> key = stackalloc char[LongestName * 2];
        int n = Fold(phrase, key);
        if (n < 0) return [];
        if (own is not null)
        {
            Span<char> upper = stackalloc char[LongestName * 2];
            key[..n].ToUpperInvariant(upper);
            if (ownLookup.TryGetValue(upper[..n], out var mine)) return mine;
        }
        if (lookup.TryGetValue(key[..n], out var found)) return found;
        return [];
    }

    /// <summary>The state behind a PLOVER code; null for none.</summary>
    public NameEntry? State(string code) => states.GetValueOrDefault(code);

    /// <summary>Folds accents, apostrophes, hyphens and runs of space; keeps case.</summary>
    public static string Fold(string text)
    {
        Span<char> buffer = text.Length <= LongestName ? stackalloc char[LongestName * 2] : new char[text.Length * 2];
        int n = Fold(text, buffer);
        return n < 0 ? "" : new string(buffer[..n]);
    }

    /// <summary>Looks a name up by its folded form, without allocation.</summary>
    /// <param name="table">A table whose keys are folded.</param>
    /// <param name="name">The name as it stands.</param>
    /// <param name="value">What stands there; default where there is nothing.</param>
    internal static bool TryFind<T>(Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> name, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (name.Length is 0 or > LongestName) return false;
        Span<char> key = stackalloc char[LongestName * 2];
        int n = Fold(name, key);
        return n >= 0 && table.TryGetValue(key[..n], out value);
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> to)
    {
        int n = 0;
        foreach (char c in text)
        {
            if (n + 2 > to.Length) return -1;
            if (c < 0x80)
            {
                if (c is ' ' or '\n' or '\t' or '\r') { if (n > 0 && to[n - 1] != ' ') to[n++] = ' '; }
                else to[n++] = c;
            }
            else if (c is '’' or '‘' or 'ʼ') to[n++] = '\'';
            else if (c is '–' or '‑' or '‐') to[n++] = '-';
            else if (c == '\u00A0') { if (n > 0 && to[n - 1] != ' ') to[n++] = ' '; }
            else n += FoldLetter(c, to[n..]);
        }
        return n;
    }

    // Combining marks are dropped, letters with marks stand as plain ones of the same case.
    private static int FoldLetter(char c, Span<char> to)
    {
        if (c is >= '\u0300' and <= '\u036F') return 0;
        char lower = char.ToLowerInvariant(c);
        if (PlainLetters.Of(lower) is not { } plain)
        {
            to[0] = c;
            return 1;
        }
        int n = Math.Min(plain.Length, to.Length);
        plain.AsSpan(0, n).CopyTo(to);
        if (lower != c) to[0] = char.ToUpperInvariant(to[0]);
        return n;
    }

    private static bool Among(TsvRow row, string column, string name) => row.Has(column) && row.List(column).Contains(name, StringComparer.Ordinal);

    private static EdtfDate? Date(string s) => EdtfDate.TryParse(s, out var d) ? d : null;
}
