using Attache.Codebook;

namespace Attache.Views;

/// <summary>How states, persons, forces and places are called in a text.</summary>
internal sealed class Labels(ICountryNames names)
{
    /// <summary>The names of states.</summary>
    public ICountryNames Names => names;

    /// <summary>An entity in running text.</summary>
    public string Of(Entity e)
    {
        if (e.Anonymous == true) return Article(e.Text);
        if (e.Person is { } person) return e.Office is { } office ? $"{person}, {Office(office, e.Code)}," : person;
        if (e.Office is { } held) return "the " + Office(held, e.Code);
        if (e.Code is { } code)
        {
            if (e.Sector is null or "GOV" && !(e.Name is { } own && IsOwnName(own, code))) return names.Name(code);
            if (e.Sector == "MIL" && e.Name is null) return $"the {names.Adjective(code)} army";
        }
        return Article(e.Name ?? e.Text);
    }

    /// <summary>Several entities in one phrase.</summary>
    public string Of(IEnumerable<Entity>? entities)
    {
        string[] all = [.. (entities ?? []).Select(Of).Distinct(StringComparer.Ordinal)];
        return all.Length == 1 ? all[0] : Prose.List(all.Select(a => a.TrimEnd(',')));
    }

    /// <summary>A place, with its state where the reader may not know it.</summary>
    public string Of(Place p)
    {
        if (p.Country is { } c && p.Feature is "PCLI" or "PCL" or "PCLD") return names.Name(c!);
        string name = p.Name ?? p.Text;
        return p.Country is { } code && names.CodeOf(name) == code ? names.Name(code) : name;
    }

    /// <summary>Several places in one phrase.</summary>
    public string Of(IEnumerable<Place>? places) => Prose.List((places ?? []).Select(Of));

    /// <summary>A force in running text.</summary>
    public string Force(string? name, IReadOnlyList<string>? contributors)
    {
        if (string.IsNullOrWhiteSpace(name)) return contributors is { Count: > 0 } c ? $"{Prose.List(c.Select(names.Adjective))} forces" : "forces that no report names";
        string last = name[(name.LastIndexOf(' ') + 1)..];
        return char.IsLower(last[0]) || last is "Army" or "Force" or "Forces" or "Mission" ? Article(name) : name;
    }

    /// <summary>Whether a force is many in grammar ("troops are").</summary>
    public static bool IsPlural(string force)
    {
        string last = force[(force.LastIndexOf(' ') + 1)..];
        return last.EndsWith('s') && char.IsLower(last[0]) || last is "Forces";
    }

    /// <summary>"France's ambassador to Mali", "France's embassy in Mali".</summary>
    public string Post(string post, string? sending, string? receiving)
    {
        string of = sending is null ? "a" + (post[0] is 'a' or 'e' ? "n " : " ") + post : $"{Prose.Possessive(names.Name(sending))} {post}";
        if (receiving is null) return of;
        return $"{of} {(IsEstablishment(post) || post is "consul" or "diplomat" ? "in" : "to")} {names.Name(receiving)}";
    }

    /// <summary>Whether the post is a whole establishment.</summary>
    public static bool IsEstablishment(string post) => post is "embassy" or "consulate" or "mission";

    /// <summary>"according to a diplomat quoted by French media"; empty where the agency asserts it itself.</summary>
    public string Attribution(IReadOnlyList<Entity>? chain)
    {
        if (chain is not { Count: > 0 }) return "";
        return "according to " + string.Join(" quoted by ", chain.Select(e => Of(e).TrimEnd(',')));
    }

    private string Office(string office, string? code)
    {
        if (code is null) return office;
        string adjective = names.Adjective(code);
        return office.Contains(adjective, StringComparison.OrdinalIgnoreCase) || office.Contains(" of " + names.Name(code), StringComparison.OrdinalIgnoreCase) || adjective == code
            ? office
            : $"{adjective} {office}";
    }

    // "Government of Mali" and "Bamako" are told as Mali; "Ministry of Foreign Affairs" as itself.
    private bool IsOwnName(string name, string code) =>
        !name.StartsWith("Government of ", StringComparison.Ordinal) && names.CodeOf(name) != code && name.Contains(' ', StringComparison.Ordinal);

    private static string Article(string text)
    {
        string first = text.Split(' ')[0];
        if (first.Length == 0) return text;
        if (char.ToLowerInvariant(first[0]) + first[1..] is "the" or "a" or "an" or "some" or "several" or "his" or "her" or "their" or "its" or "one" or "two" or "three" or "two" or "many" or "other" or "senior")
            return char.ToLowerInvariant(text[0]) + text[1..];
        string last = text[(text.LastIndexOf(' ') + 1)..];
        if (!char.IsLower(last[0])) return text;
        // A plural needs no article; a single common noun does.
        if (last.EndsWith('s') || last is "media" or "press" or "police" or "people") return last is "press" or "police" ? "the " + text : char.IsUpper(first[0]) || text.Contains(' ', StringComparison.Ordinal) ? text : text;
        return "the " + text;
    }
}
