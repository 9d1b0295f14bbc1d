using System.ComponentModel;
using Attache.Codebook;
using Attache.Ledger;
using Attache.Mcp.Service;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Mcp.Answers;

/// <summary>What one sentence of one story says.</summary>
internal sealed record FindingAnswer(
    string Id, string Kind, [property: Description("what the sentence says, in the file's words")] string Says, [property: Description("EDTF; absent where the story gives none")] string? Date,
    [property: Description("actual, planned, considered, conditional or negated")] string Modality, [property: Description("0 to 1, calibrated: of many with 0.8 about four in five hold")] double Confidence,
    [property: Description("what people did with it: none, accepted, corrected, added or rejected")] string Review, [property: Description("whom the story has it from")] IReadOnlyList<string>? AccordingTo,
    [property: Description("the last decision on it; pass it as after with your own")] long? LastDecision, Citation Source)
{
    private const int MostSaid = 400;

    public static IReadOnlyList<FindingAnswer> Of(IReadOnlyList<ReportedFinding> findings)
    {
        var telling = FactTelling.OfFindings(findings, CountryNames.Standard);
        return [.. findings.Select(f => Of(f, telling))];
    }

    public static FindingAnswer Of(ReportedFinding f, FactTelling telling) => new(
        f.Finding.Id, f.Finding.Kind, Quoted.Cut(telling.Of(f), MostSaid), f.Finding.Date?.Text, Word(f.Finding.Modality), Math.Round(f.Finding.Confidence, 2), f.Review.ToString().ToLowerInvariant(),
        f.Finding.Attribution is { Count: > 0 } who ? [.. who.Select(e => Quoted.Cut(e.Name ?? e.Person ?? e.Text, 120))] : null, f.LastDecision > 0 ? f.LastDecision : null, Citation.Of(f));

    public static string Word(Modality modality) => modality.ToString().ToLowerInvariant();
}
