using Attache.Ledger;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Mcp.Service;

/// <summary>What a subject is called.</summary>
internal static class SubjectLabel
{
    private static readonly FactTelling Telling = FactTelling.OfFindings([], CountryNames.Standard);

    /// <summary>The name; of a force or person the label that is given, else its own part.</summary>
    public static string Of(Subject subject, string? label)
    {
        var names = CountryNames.Standard;
        string name = subject.Kind switch
        {
            SubjectKind.State => names.Name(subject.Parts[0]),
            SubjectKind.Pair => $"{names.Name(subject.Parts[0])} and {names.Name(subject.Parts[1])}",
            SubjectKind.Post => Telling.Post(subject.Parts[0], subject.Parts[1], subject.Parts[2]),
            _ => string.IsNullOrEmpty(label) ? subject.Parts[0] : label,
        };
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }
}
