namespace Caveat.Sandbox.Tests;

/// <summary>The processes of this machine, by their command lines.</summary>
internal static class ProcessTable
{
    /// <summary>The command lines that hold a text.</summary>
    public static IReadOnlyList<string> Mentioning(string text)
    {
        List<string> found = [];
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out _) && CommandLine(directory).Contains(text, StringComparison.Ordinal))
            {
                found.Add(CommandLine(directory));
            }
        }

        return found;
    }

    private static string CommandLine(string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
