using System.Diagnostics;

namespace Caveat.Audit.Tests.Reports;

/// <summary>The schemas of report formats, as eng/report-schemas.sh gets them.</summary>
internal static class PublishedSchemas
{
    private static readonly Lazy<string> Directory = new(static () => Environment.GetEnvironmentVariable("CAVEAT_REPORT_SCHEMAS") ?? RunScript());

    public static string Sarif => Path.Combine(Directory.Value, "sarif.json");

    public static string JUnit => Path.Combine(Directory.Value, "junit.xsd");

    private static string RunScript()
    {
        var start = new ProcessStartInfo(Path.Combine(Golden.Root, "eng", "report-schemas.sh")) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var directory = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? directory
            : throw new InvalidOperationException($"eng/report-schemas.sh ended with {process.ExitCode}: {errors.Result}");
    }
}
