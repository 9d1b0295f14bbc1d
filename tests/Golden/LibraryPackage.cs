using System.Xml.Linq;

namespace Attache.Tests.Golden;

/// <summary>What the project of the package says.</summary>
internal static class LibraryPackage
{
    /// <summary>Names of the projects whose assemblies it holds.</summary>
    public static IReadOnlyList<string> Projects { get; } = References("Library");

    /// <summary>Names of the packages that a project names, without those for building only.</summary>
    public static IEnumerable<string> Packages(string project) =>
        Load(project).Descendants("PackageReference").Where(r => (string?)r.Attribute("PrivateAssets") != "all").Select(r => (string)r.Attribute("Include")!);

    private static string[] References(string project) =>
        [.. Load(project).Descendants("ProjectReference").SelectMany(r => ((string)r.Attribute("Include")!).Split(';')).Select(p => System.IO.Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))];

    private static XDocument Load(string project) => XDocument.Load(System.IO.Path.Combine(Repository.Root, "src", project, project + ".csproj"));

    /// <summary>All projects that a project builds on, itself too.</summary>
    public static IEnumerable<string> Closure(string project) => References(project).SelectMany(Closure).Append(project).Distinct();
}
