namespace Attache.Language;

/// <summary>
/// Finds the files of the program's folder <c>data</c> that are too large to be part of an assembly: models and places. The package and the
/// published program put that folder beside their assemblies; in a clone it lies above them.
/// </summary>
public static class ProgramData
{
    /// <summary>The full path of a file.</summary>
    /// <param name="name">Its path within the folder, with <c>/</c>, such as <c>models/english.bin</c>.</param>
    /// <exception cref="FileNotFoundException">There is none; says where it was looked for.</exception>
    public static string Find(string name)
    {
        foreach (string start in Starts())
            for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            {
                string path = Path.Combine([at.FullName, "data", .. name.Split('/')]);
                if (File.Exists(path)) return path;
            }
        throw new FileNotFoundException($"There is no data/{name} beside {string.Join(" or ", Starts())} or in a folder above; put the program's folder 'data' beside it", name);
    }

    // Where the program starts; where this assembly lies is another place for what is loaded into a foreign program, such as a script or a plug-in.
    private static IEnumerable<string> Starts()
    {
        string program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        yield return program;
#pragma warning disable IL3000 // In a single file it is empty, which is asked for.
        string? own = Path.GetDirectoryName(typeof(ProgramData).Assembly.Location);
#pragma warning restore IL3000
        if (!string.IsNullOrEmpty(own) && own != program) yield return own;
    }
}
