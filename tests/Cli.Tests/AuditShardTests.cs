using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Caveat.Cli.Tests;

/// <summary>Four processes that judge a part each, and one that judges all: what they say is the same.</summary>
public sealed class AuditShardTests : IDisposable
{
    private const int Shards = 4;
    private const int Namespaces = 40;

    private static readonly string[] Formats = ["table", "json", "yaml", "sarif", "junit", "github", "html"];

    private static readonly Regex Times = new("20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}(?:Z| UTC)|[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}, [0-9:]{5} UTC", RegexOptions.NonBacktracking);

    private readonly CommandLine _caveat = new CommandLine().With("policies/widgets.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task TheReportsOfFourProcessesMergeToThatOfOne()
    {
        _caveat.With("cluster/a.yaml", Objects(0)).With("cluster/b.yaml", Objects(1)).With("cluster/z.yaml", "a: [\n").With("known.txt", "# none\n");
        var whole = string.Join(' ', Formats.Select(static format => $"-o {format}=whole.{format}"));
        var merged = string.Join(' ', Formats.Select(static format => $"-o {format}=merged.{format}"));
        Assert.Equal(ExitCodes.CouldNotRun, await RunAsync($"audit --from cluster -p policies --baseline known.txt {whole}"));
        var shards = Enumerable.Range(0, Shards).Select(i => RunAsync($"audit --from cluster -p policies --shard {i}/{Shards} -o json=shard-{i}.json"));
        Assert.All(await Task.WhenAll(shards), static exit => Assert.Equal(ExitCodes.CouldNotRun, exit));
        var reports = string.Join(' ', Enumerable.Range(0, Shards).Select(static i => $"shard-{i}.json"));
        Assert.Equal(ExitCodes.CouldNotRun, await RunAsync($"audit merge {reports} -p policies --baseline known.txt {merged}"));
        foreach (var format in Formats)
        {
            Assert.Equal(Timeless($"whole.{format}"), Timeless($"merged.{format}"));
        }

        Assert.Contains($"{Namespaces * 4} objects", _caveat.Read("merged.table"), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, Shards), i => Assert.InRange(Regex.Count(_caveat.Read($"shard-{i}.json"), "\"result\":\"fail\"", RegexOptions.NonBacktracking), 1, Namespaces - 1));
    }

    private string Timeless(string file) => Times.Replace(_caveat.Read(file), "now");

    private async Task<int> RunAsync(string arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _caveat.PathOf("."), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "caveat.dll"));
        foreach (var argument in arguments.Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode <= ExitCodes.CouldNotRun, string.Join('\n', await output));
        return process.ExitCode;
    }

    // A widget in each namespace, one in four broken; an object that no rule is about; and one without a namespace.
    private static string Objects(int part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Namespaces; i++)
        {
            var space = i == 7 ? "" : string.Create(CultureInfo.InvariantCulture, $", namespace: team-{i}");
            text.Append(CultureInfo.InvariantCulture, $"apiVersion: example.com/v1\nkind: Widget\nmetadata: {{name: w{part}{space}}}\nspec: {{replicas: {(i + part) % 4}}}\n---\n");
            text.Append(CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: m{part}, namespace: team-{i}}}\n---\n");
        }

        return text.ToString();
    }

    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: not-two
              severity: high
              conflict: {fields: [spec.replicas], when: object.spec.replicas == 2}
              message: two replicas have no majority
            - name: not-three
              action: Warn
              conflict: {fields: [spec.replicas], when: object.spec.replicas == 3}
            - name: not-fewer
              transition: {field: spec.replicas, deny: [decrease]}

        """;
}
