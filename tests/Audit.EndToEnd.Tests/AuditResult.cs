using System.Text.Json;
using Caveat.Cli;

namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>What a run of the command came to.</summary>
/// <param name="ExitCode">Of the command.</param>
/// <param name="Findings"><c>policy/rule namespace/name</c>, sorted; with <c>cluster: </c> in front where the report names one.</param>
/// <param name="Passed">Rows that hold.</param>
/// <param name="Error">What it said on standard error.</param>
internal sealed record AuditResult(int ExitCode, IReadOnlyList<string> Findings, int Passed, string Error)
{
    /// <summary>What each finding says, in the order of the report.</summary>
    public IReadOnlyList<string> Messages { get; private init; } = [];

    /// <summary>What the report says it could not judge.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    public static async Task<AuditResult> RunAsync(string kubeconfig, CancellationToken cancellation, params string[] more)
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.PathOf("policies.yaml"), BrokenThings.Policies, CancellationToken.None);
        await File.WriteAllTextAsync(directory.PathOf("kubeconfig"), kubeconfig, CancellationToken.None);
        using var bytes = new MemoryStream();
        using var error = new StringWriter();
        using var output = new StringWriter();
        var surroundings = new Surroundings
        {
            Output = output,
            OutputBytes = () => bytes,
            Error = error,
            Directory = directory.Path,
            IsTerminal = false,
            IsErrorTerminal = false,
            Kubeconfig = directory.PathOf("kubeconfig"),
        };
        var exit = await Program.RunAsync(["audit", "-p", "policies.yaml", "-o", "json", .. more], surroundings, cancellation);
        return Read(exit, bytes.ToArray(), error.ToString() + output);
    }

    /// <summary>Of a run of a process.</summary>
    public static AuditResult Read(int exit, byte[] report, string error)
    {
        List<string> findings = [];
        List<string> messages = [];
        List<string> problems = [];
        var passed = 0;
        if (report.Length > 0)
        {
            using var json = JsonDocument.Parse(report);
            if (json.RootElement.TryGetProperty("problems", out var told))
            {
                problems.AddRange(told.EnumerateArray().Select(static each => each.GetString()!));
            }

            foreach (var row in json.RootElement.GetProperty("results").EnumerateArray())
            {
                var isPass = row.GetProperty("result").GetString() == "pass";
                passed += isPass ? 1 : 0;
                if (!isPass)
                {
                    findings.Add(TextOf(row));
                    messages.Add(row.GetProperty("message").GetString()!);
                }
            }
        }

        findings.Sort(StringComparer.Ordinal);
        return new AuditResult(exit, findings, passed, error) { Messages = messages, Problems = problems };
    }

    private static string TextOf(JsonElement row)
    {
        var resource = row.GetProperty("resource");
        var cluster = resource.TryGetProperty("cluster", out var named) ? $"{named.GetString()}: " : "";
        return $"{cluster}{row.GetProperty("policy").GetString()}/{row.GetProperty("rule").GetString()} {resource.GetProperty("namespace").GetString()}/{resource.GetProperty("name").GetString()}";
    }
}
