using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>What subjects are called in lists.</summary>
public static class SubjectNames
{
    private static readonly FactTelling Telling = FactTelling.OfFindings([], CountryNames.Standard);

    /// <summary>The name of a subject; of forces and persons as first read.</summary>
    public static string Of(IndexedSubject subject) => Of(subject.Subject, subject.Label);

    /// <summary>The name of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="label">What a force or person is called; null for the subject's own part.</param>
    public static string Of(Subject subject, string? label = null)
    {
        var names = CountryNames.Standard;
        string name = subject.Kind switch
        {
            SubjectKind.State => names.Name(subject.Parts[0]),
            SubjectKind.Pair => $"{names.Name(subject.Parts[0])} and {names.Name(subject.Parts[1])}",
            SubjectKind.Post => Telling.Post(subject.Parts[0], subject.Parts[1], subject.Parts[2]),
            SubjectKind.Due => "What is due",
            _ => label ?? subject.Parts[0],
        };
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The kind in a word.</summary>
    public static string Kind(SubjectKind kind) => kind switch
    {
        SubjectKind.State => "state",
        SubjectKind.Pair => "two states",
        SubjectKind.Force => "force",
        SubjectKind.Person => "person",
        SubjectKind.Post => "post",
        SubjectKind.Organisation => "organisation",
        _ => "due",
    };
}
