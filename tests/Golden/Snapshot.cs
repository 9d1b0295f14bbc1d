namespace Attache.Tests.Golden;

/// <summary>
/// Compares a text with the approved one beside it. <c>./dev golden</c> (ATTACHE_GOLDEN=write) writes the approved
/// files anew; the diff is then looked at and committed.
/// </summary>
internal static class Snapshot
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("ATTACHE_GOLDEN") == "write";

    /// <summary>The folder of the approved files.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Golden", "approved");

    /// <summary>Fails where the text is not the approved one, and shows the first line that differs.</summary>
    public static void Matches(string name, string actual)
    {
        string path = Path.Combine(Folder, name);
        string? approved = File.Exists(path) ? File.ReadAllText(path) : null;
        if (Write)
        {
            if (approved == actual) return;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string temporary = path + ".tmp";
            File.WriteAllText(temporary, actual);
            File.Move(temporary, path, overwrite: true);
            return;
        }
        if (approved is null) Assert.Fail($"{name} is not approved yet; ./dev golden writes it.");
        if (approved == actual) return;
        var (was, now) = (approved.Split('\n'), actual.Split('\n'));
        int line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line]) line++;
        Assert.Fail(
            $"""
            {name}, line {line + 1} is not as approved (./dev golden approves the new text).
              approved: {(line < was.Length ? was[line] : "(end)")}
              now:      {(line < now.Length ? now[line] : "(end)")}
            """);
    }

    /// <summary>Approved files of a folder for which nothing was compared.</summary>
    public static void NoneLeftOver(string folder, IEnumerable<string> names)
    {
        string path = Path.Combine(Folder, folder);
        var there = Directory.Exists(path) ? Directory.GetFiles(path).Select(f => Path.GetFileName(f)) : [];
        var left = there.Except(names, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (Write) left.ForEach(f => File.Delete(Path.Combine(path, f)));
        else Assert.Empty(left);
    }
}
