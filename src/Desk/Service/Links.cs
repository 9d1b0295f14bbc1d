using System.Globalization;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Desk.Service;

/// <summary>Addresses of pages.</summary>
public static class Links
{
    /// <summary>The dossier of a subject, on the days given.</summary>
    public static string Dossier(Subject subject, DateOnly? on = null, DateOnly? known = null) => subject.Kind switch
    {
        SubjectKind.State => $"/state/{Part(subject.Parts[0])}",
        SubjectKind.Pair => $"/pair/{Part(subject.Parts[0])}/{Part(subject.Parts[1])}",
        SubjectKind.Force => $"/force/{Part(subject.Parts[0])}",
        SubjectKind.Person => $"/person/{Part(subject.Parts[0])}",
        SubjectKind.Organisation => $"/organisation/{Part(subject.Parts[0])}",
        SubjectKind.Post => $"/post/{Part(subject.Parts[0])}/{Part(subject.Parts[1])}/{Part(subject.Parts[2])}",
        _ => "/calendar",
    } + Query(("on", Day(on)), ("known", Day(known)));

    /// <summary>A sentence of a story.</summary>
    public static string Sentence(long story, int sentence) => string.Create(CultureInfo.InvariantCulture, $"/story/{story}#s{sentence}");

    /// <summary>Where a finding stands.</summary>
    public static string Evidence(ReportedFinding f) => string.Create(CultureInfo.InvariantCulture, $"/story/{f.Story.Sequence}?finding={f.Finding.Id}#s{f.Finding.Sentence}");

    /// <summary>A story.</summary>
    public static string Story(long sequence) => string.Create(CultureInfo.InvariantCulture, $"/story/{sequence}");

    /// <summary>A query string of what is not null or empty.</summary>
    public static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        string query = "";
        foreach (var (name, value) in parts)
            if (!string.IsNullOrEmpty(value)) query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        return query;
    }

    /// <summary>ISO 8601; null for null.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601; null for anything else.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What is known by the end of a day; everything where none is given.</summary>
    public static KnownTime Known(DateOnly? day) => day is { } d ? KnownTime.EndOf(d) : KnownTime.Latest;

    /// <summary>An address of this desk to go to after a form; "/" where it leads elsewhere.</summary>
    public static string Local(string? address) =>
        address is { Length: > 0 } a && a[0] == '/' && !a.StartsWith("//", StringComparison.Ordinal) && !a.Contains('\\', StringComparison.Ordinal) && !a.Any(char.IsControl) ? a : "/";

    private static string Part(string text) => Uri.EscapeDataString(text);
}
