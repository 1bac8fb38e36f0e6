namespace Caveat.Sandbox.Tests;

/// <summary>The processes of this machine, by their command lines.</summary>
internal static class ProcessTable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until no command line holds a text: what stands around a program ends a moment after it.</summary>
    public static async Task UntilNoneMentionsAsync(string text)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Mentioning(text) is { Count: > 0 } found)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Bound, $"still there: {string.Join("; ", found)}");
            await Task.Delay(PollInterval);
        }
    }

    private static List<string> Mentioning(string text)
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
