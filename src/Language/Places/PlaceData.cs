namespace Attache.Language.Places;

/// <summary>Finds the data folder and reads its TSV files.</summary>
public static class PlaceData
{
    /// <summary>The nearest folder <c>data</c> with <c>places/places.bin</c>, beside the program or in a folder above it.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindFolder()
    {
        try
        {
            return Path.GetDirectoryName(Path.GetDirectoryName(ProgramData.Find("places/places.bin")))!;
        }
        catch (FileNotFoundException e)
        {
            throw new DirectoryNotFoundException(e.Message, e);
        }
    }

    /// <summary>The rows of a TSV file as arrays of cells in the order of <paramref name="columns"/>; missing cells are empty.</summary>
    /// <param name="path">The file: comment lines start with "# ", then a line of column names, then rows.</param>
    /// <param name="columns">The columns wanted.</param>
    /// <exception cref="InvalidDataException">A wanted column is not there.</exception>
    internal static IEnumerable<string[]> Read(string path, params string[] columns)
    {
        int[]? at = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal)) continue;
            var cells = line.Split('\t');
            if (at is null)
            {
                at = [.. columns.Select(c => Array.IndexOf(cells, c))];
                if (Array.IndexOf(at, -1) is >= 0 and var missing)
                    throw new InvalidDataException($"{path}: no column \"{columns[missing]}\". Take the file of this version of the program.");
                continue;
            }
            yield return [.. at.Select(i => i < cells.Length ? cells[i] : "")];
        }
    }

    /// <summary>The items of a cell, parted by "|"; none for an empty one.</summary>
    internal static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
