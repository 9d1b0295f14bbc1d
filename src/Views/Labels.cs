using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Ledger;

namespace Attache.Views;

/// <summary>How states, persons, forces and places are called in a text.</summary>
internal sealed partial class Labels(ICountryNames names, PersonSpelling spelling)
{
    private static readonly FrozenSet<string> WithArticle = Tsv.FromResource(typeof(Labels).Assembly, "texts/place-articles.tsv").Rows.Select(r => r["name"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Of those a state has many, so that one whom no report names is "a" diplomat.
    private static readonly FrozenSet<string> OfMany = FrozenSet.ToFrozenSet(
        ["diplomat", "official", "officer", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "source", "soldier", "general", "colonel", "lawmaker", "deputy", "senator", "judge", "member", "representative", "envoy", "negotiator", "commander"],
        StringComparer.OrdinalIgnoreCase);

    // What somebody belongs to or leads, and is not called: "the head of the delegation, A. Beta".
    private static readonly FrozenSet<string> Bodies = FrozenSet.ToFrozenSet(["delegation", "committee", "commission", "council", "ministry", "party", "team", "group", "government", "parliament", "union", "mission"], StringComparer.OrdinalIgnoreCase);

    // What begins a title of common nouns, which at the beginning of a sentence has a capital: "Government spokesman".
    private static readonly FrozenSet<string> CommonFirst = FrozenSet.ToFrozenSet(
        ["Government", "Army", "Navy", "Police", "Military", "Opposition", "Interim", "Deputy", "Acting", "Former", "Foreign", "Defence", "Defense", "Interior", "Finance", "Prime", "Chief", "Senior", "Junta", "Rebel", "State", "Transitional"],
        StringComparer.Ordinal);

    /// <summary>The names of states.</summary>
    public ICountryNames Names => names;

    /// <summary>A person's name in the one spelling of this text.</summary>
    public string Person(string name) => spelling.Of(name);

    /// <summary>An entity in running text.</summary>
    public string Of(Entity e)
    {
        // "The diplomat" of one sentence is nobody's acquaintance in another text.
        if (e.Anonymous == true)
        {
            string text = Article(e.Text);
            return text.StartsWith("the ", StringComparison.Ordinal) && char.IsLower(Bare(text)[0]) ? Some(Bare(text)) : text;
        }
        // Whose counterpart somebody is tells nothing away from the story.
        if (e is { Person: { } who, Office: { } place } && (place == "counterpart" || Bodies.Contains(Head(place)))) return e.Code is { } of && !IsNoState(of) && names.Name(of) != of ? $"{Person(who)} of {names.Name(of)}" : Person(who);
        // Who is of the elite and had an office once has it no more.
        if (e is { Person: { } was, Office: { } once, Sector: "ELI" } && !Past().IsMatch(once)) return $"former {Office(once, e.Code)} {Person(was)}";
        if (e.Person is { } person) return e.Office is { } office ? $"{Office(office, e.Code)} {Person(person)}" : Person(person);
        if (e.Office is { } held) return Office(held, e.Code) is var title && OfMany.Contains(Head(title)) ? Some(title) : "the " + title;
        if (e.Code is { } code)
        {
            // The sector alone tells who is meant of a state that the sentence does not name.
            if (e.Name is null && e.Text == code && !IsNoState(code)) return names.Name(code);
            // "The other G5 states" tells more than the code that stands for all organisations.
            if (IsNoState(code) && !IsNameless(e)) return Article(e.Name ?? e.Text);
            if (e.Sector is null or "GOV" && !(e.Name is { } own && IsOwnName(own, code)) && !(e.Name is { } n && IsNoState(code) && n.Contains(' ', StringComparison.Ordinal))) return names.Name(code);
            if (e.Sector == "GOV" && e.Name is { } organ && !IsNoState(code) && !Mentions(organ, code)) return $"the {names.Adjective(code)} {Bare(organ)}";
            if (e.Sector == "MIL" && (e.Name is null || !e.Name.Contains(' ', StringComparison.Ordinal)) && char.IsLower(e.Text[0])) return code is "UNO" or "EUR" ? $"{names.Adjective(code)} forces" : $"the {names.Adjective(code)} army";
            // "His party": whose, nobody knows away from the story; of which state, the code tells.
            if (!IsNoState(code) && Owned().Match(e.Name ?? e.Text) is { Success: true } owned)
                return (e.Name ?? e.Text)[owned.Length..] is var rest && Mentions(rest, code) ? "the " + rest : $"the {names.Adjective(code)} {rest}";
        }
        return Article(e.Name ?? e.Text);
    }

    /// <summary>Whether all that is known of a party is that it is some organisation or movement.</summary>
    public static bool IsNameless(Entity e) =>
        e is { Person: null, Office: null, Code: { } code } && IsNoState(code) && (e.Name ?? e.Text) is var words && (words == code || (e.Name is null && !words.Contains(' ', StringComparison.Ordinal) && char.IsLower(words[0])));

    /// <summary>Whether a force is told by a plural of common nouns, before which a number may stand: "French soldiers".</summary>
    public static bool IsCount(string force) => IsPlural(force) && !force.StartsWith("the ", StringComparison.Ordinal) && !force.Contains(" and ", StringComparison.Ordinal) && (char.IsLower(Head(force)[0]) || AreNationals(Head(force)));

    /// <summary>Several entities in one phrase.</summary>
    public string Of(IEnumerable<Entity>? entities)
    {
        List<Entity> all = [.. entities ?? []];
        // "The president of Syria and Syria": who acts for his state is the one who is meant.
        return Prose.List(all.Where(e => e is not { Person: null, Office: null, Sector: null or "GOV", Code: { } code } || IsNoState(code) || !all.Exists(o => o.Code == code && o is { Person: not null, Sector: "GOV" })).Select(Of));
    }

    /// <summary>A place; a state by its name.</summary>
    public string Of(Place p)
    {
        string name = p.Name ?? p.Text;
        // What has a code of its own and no name in the tables keeps the story's word: "Guam", not "GUM".
        if (name == p.Country && names.Name(name) == name) return p.Text;
        if (p.Country is { } code && (p.Feature is "PCLI" or "PCL" or "PCLD" || names.CodeOf(name) == code)) return names.Name(code) is var state && state != code ? state : p.Text;
        return WithArticle.Contains(name) ? "the " + name : name;
    }

    /// <summary>Several places in one phrase.</summary>
    public string Of(IEnumerable<Place>? places) => Prose.List((places ?? []).Select(Of));

    /// <summary>A force in running text.</summary>
    public string Force(string? name, IReadOnlyList<string>? contributors)
    {
        if (string.IsNullOrWhiteSpace(name)) return contributors is { Count: > 0 } c ? $"{Prose.List(c.Select(names.Adjective))} forces" : "forces that no report names";
        name = ForceName.Core(name);
        // "No French soldier has left": one that stands for all.
        if (name.EndsWith(" soldier", StringComparison.Ordinal) || name.EndsWith(" troop", StringComparison.Ordinal)) name += "s";
        if (ForceName.IsBare(name)) return Force(null, contributors);
        string head = Head(name);
        if (char.IsUpper(head[0]) && head is not ("Army" or "Force" or "Forces" or "Mission" or "Mercenaries")) return name;
        return IsPlural(name) || name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? Article(name) : "the " + name;
    }

    /// <summary>Whether a phrase is many in grammar ("troops are", "the transitional authorities are", "France and Mali are"); the name of a state is one.</summary>
    public static bool IsPlural(string phrase)
    {
        if (phrase.Contains(" and ", StringComparison.Ordinal)) return true;
        string head = Head(phrase);
        return head is "Forces" or "Authorities" or "media" or "people" or "police" or "troops" || IsMen(head) || AreNationals(head) || (head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal) && char.IsLower(head[0]) && head is not ("press" or "us"));
    }

    // "Australians", "Ghanaians".
    private static bool AreNationals(string head) => head.EndsWith("ans", StringComparison.Ordinal) && char.IsUpper(head[0]);

    // "Men", "servicemen", "airwomen".
    private static bool IsMen(string head) => head.EndsWith("men", StringComparison.Ordinal) && char.IsLower(head[0]) && head is not ("regimen" or "specimen");

    private static string Some(string noun) => noun.EndsWith('s') || IsPlural(noun) ? noun : ("AEIOUaeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;

    // The noun that a phrase is about: "unit" of "last unit of Barkhane".
    private static string Head(string phrase)
    {
        int end = phrase.Length;
        foreach (var preposition in (ReadOnlySpan<string>)[" of ", " in ", " for ", " from ", " that "])
            if (phrase.IndexOf(preposition, StringComparison.Ordinal) is > 0 and var i && i < end) end = i;
        return phrase[(phrase.LastIndexOf(' ', end - 1) + 1)..end];
    }

    /// <summary>"France's ambassador to Mali", "France's embassy in Mali".</summary>
    public string Post(string post, string? sending, string? receiving)
    {
        string of = sending is null ? "a" + (post[0] is 'a' or 'e' ? "n " : " ") + Spelled(post) : $"{Prose.Possessive(names.Name(sending))} {Spelled(post)}";
        return receiving is null ? of : $"{of} {Preposition(post)} {names.Name(receiving)}";
    }

    /// <summary>"Mali’s ambassadors to an international organisation", of all of a sort.</summary>
    public string Posts(string post, string? sending, string? receiving) =>
        Post(post, sending, receiving).Replace(Spelled(post), post == "chargé d'affaires" ? "chargés d’affaires" : post == "military attaché" ? "military attachés" : Spelled(post) + "s", StringComparison.Ordinal);

    /// <summary>"to" a state for an ambassador, "in" it for an embassy, a consul or a chargé.</summary>
    public static string Preposition(string post) => IsEstablishment(post) || post is "consul" or "diplomat" or "chargé d'affaires" or "military attaché" ? "in" : "to";

    /// <summary>The post with a proper apostrophe.</summary>
    public static string Spelled(string post) => post.Replace('\'', '’');

    /// <summary>Whether the post is a whole establishment.</summary>
    public static bool IsEstablishment(string post) => post is "embassy" or "consulate" or "mission";

    /// <summary>"a diplomat quoted by French media"; empty where the agency asserts it itself.</summary>
    public string Attribution(IReadOnlyList<Entity>? chain) => chain is { Count: > 0 } ? string.Join(" quoted by ", chain.Where((e, i) => !IsSpokenFor(chain, i)).Select(Of)) : "";

    // "Ecuador quoted by its foreign minister": who speaks for a government is its word, and tells more.
    private static bool IsSpokenFor(IReadOnlyList<Entity> chain, int at) =>
        chain[at] is { Person: null, Office: null, Sector: null or "GOV", Code: { } code } && at + 1 < chain.Count && chain[at + 1] is { Sector: "GOV" } next && next.Code == code && (next.Person ?? next.Office) is not null;

    /// <summary>A title within a sentence: "government spokesman", which a sentence of the story may have begun with.</summary>
    public static string Title(string title)
    {
        int gap = title.IndexOf(' ', StringComparison.Ordinal);
        return gap > 0 && gap + 1 < title.Length && char.IsLower(title[gap + 1]) && CommonFirst.Contains(title[..gap]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
    }

    private string Office(string office, string? code)
    {
        office = Title(office);
        if (code is null || IsNoState(code)) return office;
        return Mentions(office, code) || names.Adjective(code) == code ? office : $"{names.Adjective(code)} {office}";
    }

    private bool Mentions(string text, string code) =>
        text.Contains(names.Adjective(code), StringComparison.OrdinalIgnoreCase) || text.Contains(Bare(names.Name(code)), StringComparison.OrdinalIgnoreCase);

    // Codes that stand for many: their adjective would tell nothing.
    private static bool IsNoState(string code) => code is "IGO" or "NGO" or "ISM" or "IMG" or "MNC";

    // "Government of Mali" and "Bamako" are told as Mali; "Ministry of Foreign Affairs" as itself.
    private bool IsOwnName(string name, string code) =>
        !name.StartsWith("Government of ", StringComparison.Ordinal) && names.CodeOf(name) != code && name.Contains(' ', StringComparison.Ordinal);

    [GeneratedRegex("^(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|(?:thir|four|fif|six|seven|eigh|nine)teen|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)$")]
    private static partial Regex NumberWord();

    [GeneratedRegex("^(?:his|her|its|their|our|my) ", RegexOptions.IgnoreCase)]
    private static partial Regex Owned();

    [GeneratedRegex("^(?:former|ex|late|deposed|ousted|exiled)\\b|\\b(?:king|queen|prince|princess|leader|emir|sultan|sheikh|lama|elder|chief)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Past();

    private static string Bare(string text) => text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;

    /// <summary>A phrase of a story or a name with the article that it needs.</summary>
    private static string Article(string text)
    {
        string first = text.Split(' ')[0].ToLowerInvariant();
        if (first.Length == 0) return text;
        if (first is "the" or "a" or "an" or "some" or "several" or "his" or "her" or "their" or "its" or "one" or "two" or "three" or "many" or "other" or "another" or "senior")
            return char.ToLowerInvariant(text[0]) + text[1..];
        // "Germany’s parliament" has its owner for an article.
        if (text.Contains("’s ", StringComparison.Ordinal) || text.Contains("'s ", StringComparison.Ordinal) || text.Contains("s’ ", StringComparison.Ordinal)) return text;
        string last = text[(text.LastIndexOf(' ') + 1)..];
        if (char.IsLower(last[0]))
        {
            if (NumberWord().IsMatch(first)) text = char.ToLowerInvariant(text[0]) + text[1..];
            // A plural needs no article; a single common noun does.
            return (last.EndsWith('s') && last is not "press") || last is "media" or "people" || IsMen(last) ? text : "the " + text;
        }
        if (WithArticle.Contains(text)) return "the " + text;
        bool organ = text.Contains(" of ", StringComparison.Ordinal)
            || last is "Union" or "Nations" or "Council" or "Commission" or "League" or "Court" or "Ministry" or "Agency" or "Command" or "Front" or "Army" or "Forces" or "Party" or "Organization" or "Organisation" or "Alliance" or "Federation" or "Fund" or "Programme" or "Program" or "Parliament" or "Assembly" or "Senate" or "Bank" or "Group";
        return organ && text.Contains(' ', StringComparison.Ordinal) ? "the " + text : text;
    }
}
