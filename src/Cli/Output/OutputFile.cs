namespace Caveat.Cli.Output;

/// <summary>Creates files that a command line names.</summary>
internal static class OutputFile
{
    /// <summary>An empty file to write to, or why there is none.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">As messages name it.</param>
    /// <param name="problem">What is wrong; null when there is a file.</param>
    public static Stream? TryCreate(string path, string name, out string? problem)
    {
        problem = null;
        try
        {
            return File.Create(path);
        }
        catch (DirectoryNotFoundException)
        {
            problem = $"{name}: its directory does not exist";
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            problem = $"{name}: it is a directory; name a file";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{name}: {e.Message}";
        }

        return null;
    }
}
