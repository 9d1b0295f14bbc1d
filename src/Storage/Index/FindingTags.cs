using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Storage.Index;

/// <summary>
/// What a finding is filtered by, as words of the full-text index: one letter for the filter and the folded value. The
/// index intersects them as it does words, which stays fast however many findings there are.
/// </summary>
internal static class FindingTags
{
    /// <summary>The steps of confidence that a filter may ask for, in tenths.</summary>
    private static readonly int[] Steps = [5, 6, 7, 8, 9];

    public static string Kind(string kind) => "k" + kind;

    public static string Code(string code) => "c" + code.ToLowerInvariant();

    public static string Category(string category) => "v" + Word(category);

    public static string Mode(string mode) => "o" + Word(mode);

    public static string Modality(Modality modality) => "m" + modality.ToString().ToLowerInvariant();

    public static string Publisher(string publisher) => "s" + Word(publisher);

    public static string Confidence(int tenths) => "g" + (char)('0' + tenths);

    public static string Review(Review review) => "r" + review.ToString().ToLowerInvariant();

    public static string Change(string change) => "h" + Word(change);

    public static string Subject(Subject subject) => "u" + Word(subject.Key);

    /// <summary>All tags of a finding, parted by spaces.</summary>
    public static string All(Finding finding, string? publisher, Review review)
    {
        var tags = new List<string> { Kind(finding.Kind), Modality(finding.Modality), Review(review) };
        foreach (string code in SubjectsOf.Codes(finding)) tags.Add(Code(code));
        foreach (var subject in SubjectsOf.All(finding))
            if (subject.Kind is SubjectKind.Force or SubjectKind.Person or SubjectKind.Organisation) tags.Add(Subject(subject));
        if (publisher is { Length: > 0 }) tags.Add(Publisher(publisher));
        foreach (int step in Steps)
            if (finding.Confidence * 10 >= step) tags.Add(Confidence(step));
        switch (finding)
        {
            case EventFinding e:
                tags.Add(Category(e.Category));
                foreach (string mode in e.Mode ?? []) tags.Add(Mode(mode));
                break;
            case PostFinding p: tags.Add(Change(p.Change)); break;
            case OfficeFinding o: tags.Add(Change(o.Change)); break;
            case DeploymentFinding d:
                tags.Add(Change(d.Change));
                if (ForceKey.Of(d) is { Length: > 0 } force) tags.Add("f" + Word(force));
                break;
            case TalksFinding t: tags.Add(Change(t.Status)); break;
            case DecisionFinding d: tags.Add(Change(d.Status)); break;
            case RelationFinding r: tags.Add(Change(r.Tone)); break;
        }
        return string.Join(' ', tags.Distinct(StringComparer.Ordinal));
    }

    // One word for the tokenizer, whatever the value is made of.
    private static string Word(string value) => FoldedName.Of(value).Replace(" ", "", StringComparison.Ordinal);
}
