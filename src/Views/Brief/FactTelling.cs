using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views.Brief;

/// <summary>Tells single facts, findings, posts and forces in English, in the words of the brief.</summary>
public sealed class FactTelling
{
    private readonly BriefWriter writer;

    /// <summary>Tells facts of a file; names of persons are spelled in one way throughout it.</summary>
    public FactTelling(FileOnDay file, ICountryNames names) => writer = new BriefWriter(file, names);

    /// <summary>Tells findings that are looked at one by one.</summary>
    public static FactTelling OfFindings(IReadOnlyList<ReportedFinding> findings, ICountryNames names) =>
        new(FileOnDay.OfFacts(new ValidDay(findings.Select(f => f.Day).DefaultIfEmpty(DateOnly.MinValue).Max()), KnownTime.Latest, FactMerger.Merge(findings)), names);

    /// <summary>The fact as one sentence with a capital and a full stop.</summary>
    public string Of(Fact fact)
    {
        string text = Prose.Capital(FactText.Of(writer, fact).Trim());
        return text.Length == 0 || text[^1] is '.' or '?' or '!' or '”' ? text : text + ".";
    }

    /// <summary>A single finding as one sentence.</summary>
    public string Of(ReportedFinding finding) => Of(FactMerger.Merge([finding])[0]);

    /// <summary>"France’s ambassador to Mali".</summary>
    public string Post(string post, string? sending, string? receiving) => Prose.Capital(writer.Labels.Post(post, sending, receiving));

    /// <summary>A force by its name, else by whose it is.</summary>
    public string Force(string? name, IReadOnlyList<string>? contributors) => Prose.Capital(writer.Labels.Force(name, contributors));

    /// <summary>A person's name in the one spelling of the file.</summary>
    public string Person(string name) => writer.Labels.Person(name);

    /// <summary>An entity in running text.</summary>
    public string Who(Entity entity) => writer.Labels.Of(entity);

    /// <summary>Who the reports have it from: "according to French media"; empty where one of them asserts it itself.</summary>
    public string Attribution(Fact fact) => writer.Attribution(fact);

    /// <summary>"31 January 2022", "August 2021".</summary>
    public static string Date(EdtfDate date) => Prose.Bare(date);

    /// <summary>"7 February 2022".</summary>
    public static string Day(DateOnly day) => Prose.Day(day);

    /// <summary>The words of ICD 203 for a confidence from 0 to 1.</summary>
    public static string Certainty(double confidence) => Prose.Certainty(confidence);

    /// <summary>What a subject is called: "France and Mali", "France’s ambassador to Mali".</summary>
    public static string Title(Subject subject, ICountryNames names, FileOnDay file) => BriefComposer.Title(subject, names, file);
}
