namespace Attache.Cli.Output;

/// <summary>A file that is there whole or not at all: written under a temporary name and renamed at the end.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="option">The option that named it, for the message.</param>
    /// <param name="write">Writes the content; the stream can seek.</param>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public static T Write<T>(string path, string option, Func<Stream, T> write)
    {
        string temporary = path + ".part";
        try
        {
            T result;
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16))
            {
                result = write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Io, $"'{path}' cannot be written: {e.Message.ReplaceLineEndings(" ")} Give another path with {option}.");
        }
        finally
        {
            // After the move there is nothing left of that name.
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
