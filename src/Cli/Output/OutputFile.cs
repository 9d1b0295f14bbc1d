namespace Attache.Cli.Output;

/// <summary>Files that the program writes for its user.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file under a temporary name and puts it in its place, so that a file that is there is whole.</summary>
    /// <exception cref="UserException">It cannot be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        string temporary = path + ".part";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Io, $"'{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give another path with --out.");
        }
    }
}
