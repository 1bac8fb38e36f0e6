using System.Text.Json;
using System.Text.RegularExpressions;

namespace Caveat.Cli.Tests;

/// <summary>What an audit knows of findings, what it compares, and what it makes of shards.</summary>
public sealed class AuditFindingsTests : IDisposable
{
    private static readonly Regex Times = new("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z", RegexOptions.NonBacktracking);

    private readonly CommandLine _caveat = new CommandLine()
        .With("policies/widgets.yaml", PolicyOf("high", "Deny", "Warn"))
        .With("cluster.yaml", $"{Widget("one", "shop", 1)}---\n{Widget("two", "shop", 2)}---\n{Widget("two", "test", 2)}");

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task SaysWhatCantBeAudited() =>
        Golden.Verify(await _caveat.RunAsync("audit --from cluster.yaml -p policies -o json"));

    [Fact]
    public async Task JudgesTransitionsAgainstWhatWasSavedEarlier()
    {
        _caveat.With("monday.yaml", $"{Widget("one", "shop", 3)}---\n{Widget("two", "test", 2)}");
        Golden.Verify(await _caveat.RunAsync("audit --from cluster.yaml --old monday.yaml -p policies"));
    }

    [Fact]
    public async Task FindingsKeepTheTimeWhenTheyWereSeenFirst()
    {
        await _caveat.RunAsync("audit --from cluster.yaml -p policies -o json=now.json -o yaml=now.yaml");
        var earlier = Times.Replace(_caveat.Read("now.json"), "2026-01-02T03:04:05Z");
        _caveat.With("then.json", earlier).With("cluster.yaml", $"{Widget("two", "shop", 2)}---\n{Widget("four", "shop", 4)}");
        await _caveat.RunAsync("audit --from cluster.yaml -p policies --since then.json --since now.yaml -o json=later.json -o sarif=later.sarif");
        using var report = JsonDocument.Parse(_caveat.Read("later.json"));
        var seen = report.RootElement.GetProperty("results").EnumerateArray().Where(static row => row.TryGetProperty("firstSeen", out _))
            .Select(static row => $"{row.GetProperty("resource").GetProperty("name")} {row.GetProperty("rule")} {(row.GetProperty("firstSeen").GetString() == "2026-01-02T03:04:05Z" ? "then" : "now")}");
        Assert.Equal("two not-two then; four not-four now", string.Join("; ", seen));
        using var sarif = JsonDocument.Parse(_caveat.Read("later.sarif"));
        var states = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Where(static row => row.TryGetProperty("baselineState", out _)).Select(static row => row.GetProperty("baselineState").GetString());
        Assert.Equal("unchanged; new", string.Join("; ", states));
    }

    [Fact]
    public async Task ABaselineAcceptsWhatIsKnownAndSaysWhatIsGone()
    {
        Assert.StartsWith("exit 1\n", await _caveat.RunAsync("audit --from cluster.yaml -p policies --write-baseline known.txt"), StringComparison.Ordinal);
        Assert.StartsWith("exit 0\n", await _caveat.RunAsync("audit --from cluster.yaml -p policies --baseline known.txt"), StringComparison.Ordinal);
        _caveat.With("cluster.yaml", $"{Widget("two", "shop", 2)}---\n{Widget("three", "shop", 2)}");
        Golden.Verify(await _caveat.RunAsync("audit --from cluster.yaml -p policies --baseline known.txt"));
    }

    // Who accepts that a rule can't be judged does not accept what it finds once it can: here, once the files hold some gear.
    [Fact]
    public async Task ABaselineOfARuleThatCouldNotBeJudgedAcceptsNoViolationOfIt()
    {
        _caveat.With("policies/widgets.yaml", Geared).With("cluster.yaml", Widget("two", "shop", 2));
        Assert.StartsWith("exit 1\n", await _caveat.RunAsync("audit --from cluster.yaml -p policies --write-baseline known.txt"), StringComparison.Ordinal);
        Assert.StartsWith("exit 0\n", await _caveat.RunAsync("audit --from cluster.yaml -p policies --baseline known.txt"), StringComparison.Ordinal);
        _caveat.With("cluster.yaml", $"{Widget("two", "shop", 2)}---\n{Widget("one", "shop", 1).Replace("Widget", "Gear", StringComparison.Ordinal)}");
        var said = await _caveat.RunAsync("audit --from cluster.yaml -p policies --baseline known.txt -o json");
        Assert.StartsWith("exit 1\n", said, StringComparison.Ordinal);
        Assert.Contains("\"fields\":[],", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewBaselineTakesThePlaceOfTheOneThatWasRead()
    {
        await _caveat.RunAsync("audit --from cluster.yaml -p policies --write-baseline known.txt");
        var first = _caveat.Read("known.txt");
        File.CreateSymbolicLink(_caveat.PathOf("linked.txt"), "known.txt");
        _caveat.With("cluster.yaml", Widget("two", "shop", 2));
        await _caveat.RunAsync("audit --from cluster.yaml -p policies --baseline linked.txt --write-baseline linked.txt");
        Assert.Equal(string.Join('\n', first.Split('\n').Where(static line => !line.Contains("test/two", StringComparison.Ordinal))), _caveat.Read("known.txt"));
        Assert.Equal("known.txt", new FileInfo(_caveat.PathOf("linked.txt")).LinkTarget);
        Assert.Empty(Directory.GetFiles(_caveat.PathOf("."), "*.partial"));
    }

    [Theory]
    [InlineData("high", "Deny", "", 1)]
    [InlineData("high", "Deny", " --fail-on critical", 0)]
    [InlineData("high", "Deny", " --fail-on high", 1)]
    [InlineData("high", "Warn", "", 0)]
    [InlineData("high", "Warn", " --fail-on medium", 1)]
    [InlineData("low", "Warn", " --fail-on medium", 0)]
    public async Task FailsByWhatDeniesOrIsAsSevereAsAsked(string severity, string action, string options, int exit)
    {
        _caveat.With("policies/widgets.yaml", PolicyOf(severity, action, "Audit"));
        Assert.StartsWith($"exit {exit}\n", await _caveat.RunAsync($"audit --from cluster.yaml -p policies{options}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--since gone.json", "gone.json: no such file or directory")]
    [InlineData("--since cluster.yaml", "cluster.yaml:1: no report; expected an object with 'results'")]
    [InlineData("--baseline cluster.yaml", "cluster.yaml:1: a line begins with an id of 20 hexadecimal digits; expected what --write-baseline writes, or a report as JSON or YAML")]
    [InlineData("--write-baseline no/where.txt", "no/where.txt: its directory does not exist")]
    [InlineData("--write-baseline policies", "policies: it is a directory; name a file")]
    [InlineData("--shard 4/4", "'4/4' is no shard; expected I/N with I from 0 to N-1 and N at most 1000, as in 0/4")]
    [InlineData("--compare policies -o sarif", "--compare has no report as sarif; expected table or json")]
    [InlineData("--compare policies --baseline x", "--baseline is about findings, and --compare gives none")]
    [InlineData("--with cluster.yaml", "--with is for --replay; look-ups see the cluster, or the files of --from")]
    [InlineData("--shard 0/4 --context a --context b", "--shard is of one cluster; give one --context")]
    [InlineData("--replay x", "--from is about objects, and --replay reads a log")]
    [InlineData("--compare policies --replay x", "--replay and --compare say different things of different objects; give one of them")]
    public async Task WhatCantBeDoneIsSaid(string options, string problem)
    {
        var said = await _caveat.RunAsync($"audit --from cluster.yaml -p policies {options}");
        Assert.StartsWith("exit 2\n", said, StringComparison.Ordinal);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DefinitionsAreForFiles() =>
        Assert.Contains("--crds is for --from and --replay; a cluster says itself which resources its kinds are", await _caveat.RunAsync("audit --crds cluster.yaml -p policies"), StringComparison.Ordinal);

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task SaysWhatOtherPoliciesWouldChange(string format)
    {
        // not-two: deny to warn; not-four: warn to deny; odd: nothing to deny; gone: warn to nothing.
        _caveat.With("new/widgets.yaml", PolicyOf("high", "Warn", "Deny").Replace("# more", "- {name: odd, require: {fields: [spec.replicas], that: object.spec.replicas % 2 == 1}}", StringComparison.Ordinal))
            .With("cluster.yaml", $"{Widget("one", "shop", 1)}---\n{Widget("two", "shop", 2)}---\n{Widget("four", "test", 4)}");
        Golden.Verify(await _caveat.RunAsync($"audit --from cluster.yaml -p new --compare policies -o {format}"), $"SaysWhatOtherPoliciesWouldChange.{format}");
    }

    [Fact]
    public async Task PoliciesThatOnlyLetThroughFailNothing() =>
        Assert.StartsWith("exit 0\n", await _caveat.With("new/widgets.yaml", PolicyOf("high", "Warn", "Warn")).RunAsync("audit --from cluster.yaml -p new --compare policies"), StringComparison.Ordinal);

    [Fact]
    public async Task WithoutAShardItsObjectsAreMissing()
    {
        await _caveat.RunAsync("audit --from cluster.yaml -p policies --shard 1/2 -o json=a.json");
        Golden.Verify(await _caveat.RunAsync("audit merge a.json a.json -p policies"));
    }

    [Fact]
    public async Task OnlyReportsOfShardsAreMerged()
    {
        await _caveat.RunAsync("audit --from cluster.yaml -p policies -o json=a.json");
        var said = await _caveat.RunAsync("audit merge a.json -p policies");
        Assert.StartsWith("exit 2\n", said, StringComparison.Ordinal);
        Assert.Contains("a.json: no report of a shard; expected what 'caveat audit --shard I/N -o json' writes", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "\"notChecked\":3", "a.json: 3 more inputs could not be read or judged; the report doesn't name them")]
    [InlineData("\"problems\":[\"x.yaml:1:1: not YAML\"],", "\"notChecked\":3", "x.yaml:1:1: not YAML\na.json: 2 more inputs could not be read or judged; the report doesn't name them")]
    [InlineData("", "\"objects\":9000000000000000000", "a.json:3: 'objects' is no number of a report; expected 0 to 100000000")]
    [InlineData("", "\"objects\":-1", "a.json:3: 'objects' is no number of a report; expected 0 to 100000000")]
    [InlineData("", "\"notChecked\":\"no\"", "a.json:3: 'notChecked' is no number of a report; expected 0 to 9223372036854775807")]
    public async Task WhatAShardSaysOfItselfCounts(string before, string said, string problem)
    {
        _caveat.With("a.json", $"{{\"shard\":\"0/1\",\n\"results\":[],\n{before}{said}}}");
        Assert.EndsWith($"--- error\n{problem}\n", await _caveat.RunAsync("audit merge a.json -p policies"), StringComparison.Ordinal);
        Assert.StartsWith("exit 2\n", await _caveat.RunAsync("audit merge a.json -p policies -o json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("junit")]
    public async Task AViolationThatDoesNotSayHowSevereItIsIsToldAndTheRestIsMerged(string format)
    {
        _caveat.With("a.json", "{\"shard\":\"0/1\",\n\"results\":[\n{\"policy\":\"p\",\"rule\":\"r\",\"result\":\"pass\"},\n{\"policy\":\"p\",\"rule\":\"r\",\"result\":\"fail\"}],\"objects\":1,\"notChecked\":0}");
        var said = await _caveat.RunAsync($"audit merge a.json -p policies -o {format}");
        Assert.StartsWith("exit 2\n", said, StringComparison.Ordinal);
        Assert.EndsWith("--- error\na.json:4: no row of a report; expected a violation with 'action' and 'severity', such as Deny and high\n", said, StringComparison.Ordinal);
    }

    private const string Geared =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: geared}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
          lookups: {gear: {apiGroup: example.com, kind: Gear, name: object.metadata.name}}
          rules: [{name: has-a-gear, prerequisite: {lookup: gear}}]

        """;

    private static string PolicyOf(string severity, string ofTwo, string ofFour) =>
        $$"""
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: not-two
              severity: {{severity}}
              action: {{ofTwo}}
              conflict: {fields: [spec.replicas], when: object.spec.replicas == 2}
              message: two replicas have no majority
            - name: not-four
              severity: medium
              action: {{ofFour}}
              conflict: {fields: [spec.replicas], when: object.spec.replicas == 4}
            - name: not-fewer
              transition: {field: spec.replicas, deny: [decrease]}
            # more

        """;

    private static string Widget(string name, string space, int replicas) =>
        $$"""
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: {{name}}, namespace: {{space}}}
        spec: {replicas: {{replicas}}}

        """;
}
