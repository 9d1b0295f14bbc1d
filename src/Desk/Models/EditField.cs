using System.Globalization;
using System.Text.Json.Nodes;
using Attache.Codebook;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>How a field of a finding is put right in a form.</summary>
public enum EditKind
{
    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>An EDTF date.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>States, organisations and persons, one to a box.</summary>
    Actors,

    /// <summary>Codes of states, one to a box.</summary>
    Codes,
}

/// <summary>A field of a form that puts a finding right.</summary>
/// <param name="Name">Its name in the exchange format.</param>
/// <param name="Label">What it is called on the page.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Values">What stands in it; more than one only for actors and codes.</param>
/// <param name="Choices">The words to choose from; empty for others.</param>
public sealed record EditField(string Name, string Label, EditKind Kind, IReadOnlyList<string> Values, IReadOnlyList<string> Choices)
{
    /// <summary>The fields of a finding that a form offers.</summary>
    public static IReadOnlyList<EditField> Of(Finding finding)
    {
        var v = Vocabulary.Standard;
        var json = JsonNode.Parse(FindingJson.Write(finding))!.AsObject();
        string One(string name) => json[name] switch { null => "", JsonValue value => value.ToString(), var other => other.ToJsonString() };
        EditField Choice(string name, string label, IEnumerable<string> words) => new(name, label, EditKind.Choice, [One(name)], [.. words]);
        EditField Text(string name, string label, EditKind kind = EditKind.Text) => new(name, label, kind, [One(name)], []);
        static EditField Actors(string name, string label, IReadOnlyList<Entity>? entities) => new(name, label, EditKind.Actors, [.. (entities ?? []).Select(Show)], []);
        static EditField Codes(string name, string label, IReadOnlyList<string>? codes) => new(name, label, EditKind.Codes, [.. (codes ?? []).Select(StateName)], []);
        IReadOnlyList<EditField> own = finding switch
        {
            EventFinding f =>
            [
                Choice("event", "Category", Plover.Standard.Categories.Keys.Order(StringComparer.Ordinal)),
                new EditField("mode", "Mode", EditKind.Choice, [f.Mode is [var m, ..] ? m : ""], ["", .. Plover.Standard.Modes.Select(x => x.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
                Actors("actor", "Actors", f.Actor), Actors("recipient", "Recipients", f.Recipient),
            ],
            StatementFinding f => [Actors("speaker", "Speaker", [f.Speaker]), Text("content", "Content"), Actors("addressee", "Addressees", f.Addressee)],
            PostFinding f =>
            [
                Choice("post", "Post", v.Posts), Choice("change", "Change", v.PostChanges), Codes("sending", "Sending state", f.Sending is { } s ? [s] : null), Codes("receiving", "Receiving state", f.Receiving is { } r ? [r] : null),
                Text("holder", "Holder"), Text("deadline", "Deadline", EditKind.Date),
            ],
            OfficeFinding f => [Text("holder", "Holder") with { NeedsHolder = true }, Text("title", "Title"), Codes("of", "Of", f.Of is { } o ? [o] : null), Choice("change", "Change", v.OfficeChanges)],
            DeploymentFinding f => [Text("force", "Force"), Choice("change", "Change", v.DeploymentChanges), Codes("contributor", "Whose", f.Contributor), Text("strength", "Strength", EditKind.Number)],
            TalksFinding f => [Choice("status", "Status", v.TalksStatuses), Actors("participants", "Participants", f.Participants), Text("subject", "Subject"), Text("next", "Next round", EditKind.Date)],
            DecisionFinding f => [Actors("by", "By", f.By), Text("matter", "Matter"), Choice("status", "Status", v.DecisionStatuses), Text("deadline", "Deadline", EditKind.Date)],
            RelationFinding f => [Codes("between", "Between", f.Between), Choice("tone", "Tone", v.Tones), Text("since", "Since", EditKind.Date)],
            _ => [],
        };
        return [.. own, Text("date", "Date", EditKind.Date), Choice("modality", "Modality", v.Modalities)];
    }

    /// <summary>
    /// What a form changes: names and values as <see cref="Ledger.FindingEdit.Apply"/> takes them. Fields that are as they were are left out; an actor that
    /// was there before stays with all that is known of it.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="filled">The values of each field, by its name.</param>
    /// <param name="problem">What is wrong with them; null for nothing.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Changes(Finding finding, Func<string, IReadOnlyList<string>> filled, out string? problem)
    {
        var changes = new List<KeyValuePair<string, string>>();
        problem = null;
        var json = JsonNode.Parse(FindingJson.Write(finding))!.AsObject();
        foreach (var field in Of(finding))
        {
            if (field.IsTooLong) continue;
            string[] values = [.. filled(field.Name).Select(x => x.Trim()).Where(x => x.Length > 0)];
            if (values.SequenceEqual(field.Values.Where(x => x.Length > 0), StringComparer.Ordinal)) continue;
            string? value = field switch
            {
                { Kind: EditKind.Actors } => Actors(field, values, json[field.Name]),
                { Kind: EditKind.Codes } => CodesOf(field, values, json[field.Name], ref problem),
                { Name: "mode" } => values.Length == 0 ? "" : new JsonArray(values[0]).ToJsonString(),
                _ => values.Length == 0 ? "" : values[0],
            };
            if (problem is not null) return [];
            changes.Add(new(field.Name, value ?? ""));
        }
        if (finding is EventFinding e && changes.Exists(c => c.Key is "event" or "mode")) Recode(e, changes, ref problem);
        return changes;
    }

    /// <summary>A finding without content, whose <see cref="Of"/> gives an empty form.</summary>
    /// <param name="kind">One of <see cref="Vocabulary.Kinds"/>.</param>
    public static Finding Blank(string kind)
    {
        const string None = "";
        return kind switch
        {
            "event" => new EventFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Category = None },
            "statement" => new StatementFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Speaker = new Entity { Text = None } },
            "post" => new PostFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Post = None, Change = None },
            "office" => new OfficeFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Holder = None, Change = None },
            "deployment" => new DeploymentFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Change = None },
            "talks" => new TalksFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Status = None },
            "decision" => new DecisionFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Status = None },
            "relation" => new RelationFinding { Story = None, Sentence = 1, Start = 0, End = 0, Text = None, Between = [], Tone = None },
            _ => throw new ArgumentException($"'{kind}' is no kind of finding", nameof(kind)),
        };
    }

    /// <summary>A finding made from a form that was empty.</summary>
    /// <param name="kind">One of <see cref="Vocabulary.Kinds"/>.</param>
    /// <param name="filled">The values of each field, by its name.</param>
    /// <param name="problem">What is wrong with them; null for nothing.</param>
    /// <returns>The finding; null with a <paramref name="problem"/>.</returns>
    public static Finding? New(string kind, Func<string, IReadOnlyList<string>> filled, out string? problem)
    {
        var blank = Blank(kind);
        var fields = Of(blank).ToDictionary(f => f.Name, StringComparer.Ordinal);
        if (fields.Values.FirstOrDefault(f => f.Needed && !filled(f.Name).Any(v => v.Trim().Length > 0)) is { } missing)
        {
            problem = $"“{missing.Label}” is needed.";
            return null;
        }
        var json = new JsonObject { ["kind"] = kind, ["modality"] = "actual" };
        foreach (var (name, value) in Changes(blank, filled, out problem))
        {
            if (value.Length == 0) continue;
            // Lists, entities and numbers as such, all else as text.
            bool text = !fields.TryGetValue(name, out var field) ? name is "quad" or "cameo" : field.Kind is EditKind.Choice or EditKind.Text or EditKind.Date && name != "mode";
            try
            {
                json[name] = text || (field?.Kind == EditKind.Codes && value[0] != '[') ? value : JsonNode.Parse(value);
            }
            catch (System.Text.Json.JsonException)
            {
                problem = $"“{value}” is no value of “{field?.Label ?? name}”.";
                return null;
            }
        }
        return problem is null ? Ledger.FindingEdit.FromJson(json.ToJsonString(), out problem) : null;
    }

    /// <summary>Whether its value is too long for a form, which leaves it as it is; the API can still change it.</summary>
    public bool IsTooLong => Values.Any(v => v.Length > MostLength);

    private const int MostLength = 4000;

    /// <summary>Whether a new finding must have it.</summary>
    public bool Needed => NeedsHolder || Name is "event" or "speaker" or "post" or "change" or "status" or "tone" or "between";

    // A post may be reported without its holder, an office never.
    private bool NeedsHolder { get; init; }

    // What follows from category and mode in the codebook follows them.
    private static void Recode(EventFinding e, List<KeyValuePair<string, string>> changes, ref string? problem)
    {
        string category = changes.Find(c => c.Key == "event").Value ?? e.Category;
        IReadOnlyList<string>? modes = changes.FindIndex(c => c.Key == "mode") is >= 0 and var i ? JsonNode.Parse(changes[i].Value.Length == 0 ? "[]" : changes[i].Value)!.AsArray().Select(m => m!.ToString()).ToList() : e.Mode;
        if (!Plover.Standard.Categories.TryGetValue(category, out var known)) return;
        if ((modes ?? []).FirstOrDefault(m => !Plover.Standard.HasMode(category, m)) is { } wrong)
        {
            // A mode of the former category goes with it; one that was chosen is a mistake.
            if (changes.Exists(c => c.Key == "mode"))
            {
                problem = $"{category} has no mode “{wrong}”.";
                return;
            }
            modes = null;
            changes.Add(new("mode", ""));
        }
        changes.Add(new("quad", known.Quad));
        changes.Add(new("score", Plover.Standard.Score(category, modes).ToString(CultureInfo.InvariantCulture)));
        changes.Add(new("cameo", Plover.Standard.CameoOf(category, modes, e.Context)));
    }

    private static string Actors(EditField field, string[] values, JsonNode? before)
    {
        JsonNode?[] old = before switch { JsonArray list => [.. list], JsonObject one => [one], _ => [] };
        var actors = values.Select(value => Array.FindIndex([.. field.Values], x => x == value) is >= 0 and var i && i < old.Length ? old[i]!.DeepClone() : Actor(value)).ToArray();
        if (field.Name == "speaker") return actors.Length == 0 ? "" : actors[0].ToJsonString();
        return actors.Length == 0 ? "" : new JsonArray(actors).ToJsonString();
    }

    // "France", "Malian GOV", "Florence Parly": a state with or without a sector, else a person or body by name.
    private static JsonObject Actor(string value)
    {
        int space = value.LastIndexOf(' ');
        string last = value[(space + 1)..];
        string? sector = space > 0 && Plover.Standard.Sectors.Contains(last) ? last : null;
        string name = sector is null ? value : value[..space];
        var actor = new JsonObject { ["text"] = name };
        if (CountryNames.Standard.CodeOf(name) is { } code)
        {
            actor["code"] = code;
            actor["sector"] = sector ?? "GOV";
        }
        else
        {
            actor["name"] = name;
            if (sector is not null) actor["sector"] = sector;
        }
        return actor;
    }

    private static string? CodesOf(EditField field, string[] values, JsonNode? before, ref string? problem)
    {
        var codes = new List<string>();
        foreach (string value in values)
        {
            if (CountryNames.Standard.CodeOf(value) is not { } code)
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"“{value}” is no state or organisation that I know. Give a name such as France or a code such as FRA.");
                return null;
            }
            codes.Add(code);
        }
        bool list = before is JsonArray || field.Name is "between" or "contributor";
        if (!list) return codes.Count == 0 ? "" : codes[0];
        return codes.Count == 0 ? "" : new JsonArray([.. codes.Select(c => (JsonNode)c)]).ToJsonString();
    }

    private static string Show(Entity e) => e.Person ?? (e.Code is { } code ? StateName(code) + (e.Sector is { } s and not "GOV" ? " " + s : "") : e.Name ?? e.Text);

    private static string StateName(string code) => CountryNames.Standard.Name(code) is var name && name.StartsWith("the ", StringComparison.Ordinal) ? name[4..] : name;
}
