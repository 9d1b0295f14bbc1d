using System.Text.Json;
using System.Text.Json.Nodes;
using Attache.Codebook;

namespace Attache.Ledger;

/// <summary>Changes single fields of a finding in the terms of the exchange format, and checks what a person made.</summary>
public static class FindingEdit
{
    private static readonly string[] Fixed = ["id", "story", "sentence", "start", "end", "text", "kind", "why", "confidence"];

    /// <summary>A finding with some fields changed.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="changes">Names and values of fields: plain text, a number, or JSON for lists and entities; an empty value takes the field away.</param>
    /// <param name="problem">Why it cannot be done; null where it can.</param>
    /// <returns>The changed finding; null with a <paramref name="problem"/>.</returns>
    public static Finding? Apply(Finding finding, IEnumerable<KeyValuePair<string, string>> changes, out string? problem)
    {
        var json = JsonNode.Parse(FindingJson.Write(finding))!.AsObject();
        foreach (var (key, value) in changes)
        {
            if (Fixed.Contains(key, StringComparer.Ordinal))
            {
                problem = key == "kind" ? "a finding keeps its kind: reject it and add another one" : $"'{key}' of a finding is never changed";
                return null;
            }
            if (value.Length == 0)
            {
                json.Remove(key);
                continue;
            }
            // As text where the field takes text, else as JSON.
            string before = json.ToJsonString();
            json[key] = value;
            if (FindingJson.Read(json.ToJsonString(), out string? asText) is null)
            {
                json = JsonNode.Parse(before)!.AsObject();
                try
                {
                    json[key] = JsonNode.Parse(value);
                }
                catch (JsonException)
                {
                    problem = $"'{value}' is no value of '{key}': {asText}";
                    return null;
                }
            }
            if (FindingJson.Read(json.ToJsonString(), out problem) is not { } read)
            {
                problem = $"'{value}' is no value of '{key}': {problem}";
                return null;
            }
            if (!JsonNode.Parse(FindingJson.Write(read))!.AsObject().ContainsKey(key))
            {
                problem = $"a finding of kind '{finding.Kind}' has no field '{key}'";
                return null;
            }
        }
        var changed = FindingJson.Read(json.ToJsonString(), out problem);
        if (changed is not null) problem = Problem(changed);
        return problem is null ? changed : null;
    }

    /// <summary>A finding from JSON in which id, story and place may be missing, as a person writes it who adds one.</summary>
    /// <returns>The finding; null with a <paramref name="problem"/>.</returns>
    public static Finding? FromJson(string text, out string? problem)
    {
        try
        {
            if (JsonNode.Parse(text) is not JsonObject json)
            {
                problem = "a finding is a JSON object such as {\"kind\":\"post\",\"post\":\"ambassador\",...}";
                return null;
            }
            foreach (var (key, value) in (ReadOnlySpan<(string, JsonNode)>)[("story", ""), ("text", ""), ("sentence", 1), ("start", 0), ("end", 0)])
                if (!json.ContainsKey(key)) json[key] = value;
            var finding = FindingJson.Read(json.ToJsonString(), out problem);
            if (finding is not null) problem = Problem(finding);
            return problem is null ? finding : null;
        }
        catch (JsonException e)
        {
            problem = e.Message;
            return null;
        }
    }

    /// <summary>What is wrong with a finding that somebody made: a word outside its vocabulary, a party missing; null for nothing.</summary>
    public static string? Problem(Finding finding)
    {
        var v = Vocabulary.Standard;
        return finding switch
        {
            EventFinding f when !Plover.Standard.Categories.ContainsKey(f.Category) => Outside("event", f.Category, Plover.Standard.Categories.Keys),
            PostFinding f when !v.Posts.Contains(f.Post, StringComparer.Ordinal) => Outside("post", f.Post, v.Posts),
            PostFinding f when !v.PostChanges.Contains(f.Change, StringComparer.Ordinal) => Outside("change", f.Change, v.PostChanges),
            OfficeFinding f when !v.OfficeChanges.Contains(f.Change, StringComparer.Ordinal) => Outside("change", f.Change, v.OfficeChanges),
            DeploymentFinding f when !v.DeploymentChanges.Contains(f.Change, StringComparer.Ordinal) => Outside("change", f.Change, v.DeploymentChanges),
            TalksFinding f when !v.TalksStatuses.Contains(f.Status, StringComparer.Ordinal) => Outside("status", f.Status, v.TalksStatuses),
            DecisionFinding f when !v.DecisionStatuses.Contains(f.Status, StringComparer.Ordinal) => Outside("status", f.Status, v.DecisionStatuses),
            RelationFinding f when !v.Tones.Contains(f.Tone, StringComparer.Ordinal) => Outside("tone", f.Tone, v.Tones),
            RelationFinding { Between.Count: not 2 } => "'between' of a relation takes two codes",
            _ => null,
        };
    }

    private static string Outside(string field, string value, IEnumerable<string> words) => $"'{value}' is no value of '{field}'. Values: {string.Join(", ", words)}";
}
