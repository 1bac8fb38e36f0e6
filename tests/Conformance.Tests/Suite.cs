using System.Diagnostics;
using System.Text.Json;

namespace Caveat.Conformance.Tests;

/// <summary>The suites of the CEL specification, as eng/cel-spec.sh writes them.</summary>
internal static class Suite
{
    private static readonly Lazy<string> Directory = new(FindDirectory);

    /// <summary>All rows of a suite: conformance, parsing, comprehension or checking.</summary>
    public static IReadOnlyList<SuiteRow> Load(string name)
    {
        using var stream = File.OpenRead(Path.Combine(Directory.Value, name + ".json"));
        using var document = JsonDocument.Parse(stream);
        var rows = new List<SuiteRow>();
        foreach (var element in document.RootElement.EnumerateArray())
        {
            rows.Add(new SuiteRow(element.Clone()));
        }

        return rows;
    }

    private static string FindDirectory() => Environment.GetEnvironmentVariable("CAVEAT_CEL_SPEC") ?? RunScript();

    private static string RunScript()
    {
        var script = Path.Combine(Root(), "eng", "cel-spec.sh");
        var start = new ProcessStartInfo(script) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var directory = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? directory
            : throw new InvalidOperationException($"eng/cel-spec.sh ended with {process.ExitCode}: {errors.Result}");
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Policy.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("no Policy.sln above the tests");
        }

        return directory;
    }
}
