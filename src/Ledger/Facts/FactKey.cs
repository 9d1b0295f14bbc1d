using Attache.Codebook;

namespace Attache.Ledger.Facts;

/// <summary>
/// What must agree exactly for two findings to be one fact. Names of persons, places and dates, which reports give more
/// or less fully, are compared afterwards (<see cref="FactCompatibility"/>).
/// </summary>
internal static class FactKey
{
    public static string Of(Finding finding)
    {
        string what = finding switch
        {
            EventFinding f => $"{f.Category}|{Parties(f.Actor)}",
            StatementFinding f => f.Speaker.Person is { } p ? LastWord(FoldedName.OfPerson(p)) : Party(f.Speaker),
            PostFinding f => $"{f.Post}|{f.Sending}|{f.Receiving}|{f.Change}",
            OfficeFinding f => $"{f.Of}|{LastWord(FoldedName.OfPerson(f.Holder))}|{(f.Change is "left" or "former" ? "left" : f.Change)}",
            DeploymentFinding f => $"{ForceKey.Of(f)}|{Movement(f.Change)}",
            TalksFinding f => $"{Parties(f.Participants)}|{f.Status}",
            DecisionFinding f => $"{Parties(f.By)}|{f.Status}",
            RelationFinding f => $"{string.Join('+', f.Between.Order(StringComparer.Ordinal))}|{f.Tone}",
            _ => "",
        };
        return $"{finding.Kind}|{finding.Modality}|{what}";
    }

    /// <summary>A party: state and, where it is not the government, sector; else its folded name.</summary>
    public static string Party(Entity entity) => entity.Code is { } code
        ? entity.Sector is null or "GOV" ? code : $"{code}/{entity.Sector}"
        : entity.Person is { } person ? FoldedName.OfPerson(person) : FoldedName.Of(entity.Name ?? entity.Text);

    private static string Parties(IReadOnlyList<Entity>? entities) =>
        string.Join('+', (entities ?? []).Select(Party).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // "Is leaving" and "has left" are told of one move; what is over is told by its date and the last report.
    private static string Movement(string change) => change is "withdrawing" or "withdrawn" ? "withdraw" : change;

    private static string LastWord(string folded) => folded[(folded.LastIndexOf(' ') + 1)..];
}
