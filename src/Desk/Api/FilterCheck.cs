using Attache.Codebook;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Ledger;
using Microsoft.AspNetCore.Http;

namespace Attache.Desk.Api;

/// <summary>
/// Whether the filters of a request mean something. The page of the search shows what it left out; a program would take
/// an answer without its filter for the answer to its question, so it is refused.
/// </summary>
internal static class FilterCheck
{
    private static readonly string[] Modalities = [.. Vocabulary.Standard.Modalities];
    private static readonly string[] Reviews = [.. Enum.GetNames<Review>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Categories = [.. Plover.Standard.Categories.Keys.Order(StringComparer.Ordinal)];

    private static readonly string[] Changes =
    [
        .. Vocabulary.Standard.PostChanges.Concat(Vocabulary.Standard.OfficeChanges).Concat(Vocabulary.Standard.DeploymentChanges).Concat(Vocabulary.Standard.TalksStatuses)
            .Concat(Vocabulary.Standard.DecisionStatuses).Concat(Vocabulary.Standard.Tones).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What is wrong with the filters of a search of findings, as a sentence; null where nothing is.</summary>
    public static string? Findings(IQueryCollection query, SearchRequest request)
    {
        string Text(string name) => query[name].FirstOrDefault()?.Trim() ?? "";
        foreach (string? kind in query["kind"])
            if (Kind(kind) is { } problem) return problem;
        if (request.Unknown.Count > 0) return $"{string.Join(", ", request.Unknown.Select(u => $"'{SafeText.Cut(u, 40)}'"))}: no state has this name or code, and no subject this key. GET /api/v1/subjects?q=NAME finds both.";
        if (Text("about") is { Length: > 0 } about && request.Filter.Subject is null) return $"about: '{SafeText.Cut(about, 40)}' is no key of a force or person. GET /api/v1/subjects?q=NAME finds keys.";
        if (Text("confidence") is { Length: > 0 } confidence && request.Filter.Confidence is null) return $"confidence: '{SafeText.Cut(confidence, 40)}' is none of 5, 6, 7, 8, 9 (tenths).";
        return OneOf("category", Text("category"), Categories) ?? OneOf("change", Text("change"), Changes) ?? OneOf("modality", Text("modality"), Modalities) ?? OneOf("review", Text("review"), Reviews);
    }

    /// <summary>What is wrong with a kind of findings; null where nothing is.</summary>
    public static string? Kind(string? kind) => OneOf("kind", kind ?? "", [.. Vocabulary.Standard.Kinds], exact: true);

    /// <summary>What is wrong with the order of the queue; null where nothing is.</summary>
    public static string? Order(string order) => OneOf("order", order, ["importance", "doubt"], exact: true);

    // Nothing given lets all through. Kinds and orders are compared as they are written, by the check as by the search.
    private static string? OneOf(string name, string given, string[] known, bool exact = false) =>
        given.Length == 0 || known.Contains(given, exact ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase) ? null : $"{name}: '{SafeText.Cut(given, 40)}' is none of {string.Join(", ", known)}.";
}
