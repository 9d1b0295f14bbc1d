using System.ComponentModel;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Mcp.Service;
using Attache.Views.Brief;

namespace Attache.Mcp.Answers;

/// <summary>Findings of one thing, with all that tells of it.</summary>
internal sealed record EvidenceAnswer(
    [property: Description("the fact: findings of one thing, merged")] string Fact, string Kind, string Says, string? Date, string Modality, [property: Description("0 to 1: that the stories say so")] double Confidence,
    [property: Description("in the terms of ICD 203; empty for very likely and more")] string Certainty, [property: Description("independent ones; copies of one dispatch are one")] int IndependentSources,
    DateOnly FirstReported, DateOnly LastReported, IReadOnlyList<EvidenceItem> Evidence, int EvidenceTotal, [property: Description("pass it to get the next page; absent on the last")] string? Cursor)
{
    public string Notice { get; } = Quoted.Notice;

    public static EvidenceAnswer Of(Fact fact, FactTelling telling, Func<string, IReadOnlyList<DecisionAnswer>> decisions, int skip, int most) => new(
        fact.Id, fact.Kind, Quoted.Cut(telling.Of(fact), 600), fact.Date?.Text, FindingAnswer.Word(fact.Modality), Math.Round(fact.Confidence, 2), FactTelling.Certainty(fact.Confidence), fact.Sources,
        fact.FirstDay, fact.LastDay, [.. fact.Evidence.Skip(skip).Take(most).Select(e => EvidenceItem.Of(e, telling, decisions(e.Finding.Id)))], fact.Evidence.Count,
        skip + most < fact.Evidence.Count ? Reading.Next(skip + most) : null);
}

/// <summary>A finding with what made it and what people decided.</summary>
internal sealed record EvidenceItem(FindingAnswer Finding, [property: Description("the program or person that made it")] string MadeBy, string? Rule, [property: Description("words of the sentence that fired the rule")] IReadOnlyList<string>? Words, IReadOnlyList<DecisionAnswer>? Decisions)
{
    public static EvidenceItem Of(ReportedFinding f, FactTelling telling, IReadOnlyList<DecisionAnswer> decisions) => new(
        FindingAnswer.Of(f, telling), f.Author, f.Finding.Why?.Rule, f.Finding.Why is { Words.Count: > 0 } why ? [.. why.Words.Select(w => Quoted.Cut(w, 80)).Take(12)] : null, decisions.Count > 0 ? decisions : null);
}
