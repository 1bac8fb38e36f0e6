namespace Caveat.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: replicas}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: not-two
              severity: high
              conflict:
                fields: [spec.replicas]
                when: object.spec.replicas == 2
              message: two replicas have no majority
              fix: take one or three
              docs: https://example.com/quorum
            - name: zone-is-known
              action: Warn
              conflict: {fields: [spec.zone], when: '!(object.spec.zone in ["a", "b"])'}
              message: no such zone
            - name: zone
              default: {field: spec.zone, value: a}
            - name: does-not-shrink
              transition: {field: spec.replicas, deny: [decrease]}

        """;

    private readonly CommandLine _caveat = new CommandLine().With("policies/replicas.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task PrintsATableOfWhatIsDenied()
    {
        _caveat.With("w.yaml", Widget("one", 1) + Widget("two", 2) + Widget("far", 3, "zone: c"));
        Golden.Verify(await _caveat.RunAsync("check w.yaml -p policies"));
    }

    [Fact]
    public async Task PrintsTheReportFormatOfTheField()
    {
        _caveat.With("w.yaml", Widget("two", 2));
        Golden.Verify(await _caveat.RunAsync("check w.yaml -p policies -o json"));
    }

    [Fact]
    public async Task ASoundDirectoryPasses()
    {
        _caveat.With("dir/a.yaml", Widget("one", 1)).With("dir/sub/b.json", """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"b"},"spec":{"replicas":3}}""");
        Golden.Verify(await _caveat.RunAsync("check dir -p policies"));
    }

    [Fact]
    public async Task ReadsStandardInputAndLists() =>
        Golden.Verify(await _caveat.RunAsync(
            "check - -p policies",
            """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"replicas":2}}]}"""));

    [Fact]
    public async Task AnOldObjectMakesItAnUpdate()
    {
        _caveat.With("old.yaml", Widget("w", 5)).With("new.yaml", Widget("w", 3));
        Golden.Verify(await _caveat.RunAsync("check new.yaml --old old.yaml -p policies"));
    }

    [Fact]
    public async Task GoesOnBehindWhatCanNotBeReadAndSaysWhereItWas()
    {
        _caveat.With("w.yaml", "a: [\n---\n" + Widget("two", 2) + "just: text\n");
        Golden.Verify(await _caveat.RunAsync("check w.yaml none.yaml -p policies"));
    }

    [Fact]
    public async Task APolicyThatDoesNotLoadIsTold()
    {
        _caveat.With("policies/bad.yaml", Policy.Replace("conflict:", "conflcit:", StringComparison.Ordinal)).With("w.yaml", Widget("one", 1));
        Golden.Verify(await _caveat.RunAsync("check w.yaml -p policies/bad.yaml"));
    }

    [Fact]
    public async Task PoliciesThatAreNotThereAreTold()
    {
        _caveat.With("w.yaml", Widget("one", 1)).With("empty/README.md", "");
        Golden.Verify(await _caveat.RunAsync("check w.yaml -p empty -p nowhere"));
    }

    [Fact]
    public async Task AnExceptionThatIsOverIsTold()
    {
        _caveat.With("w.yaml", Widget("two", 2)).With("policies/exception.yaml",
            """
            apiVersion: caveat.dev/v1
            kind: CaveatException
            metadata: {name: moving, namespace: default}
            spec: {rules: [replicas/not-two], objects: [{apiGroup: example.com, kind: Widget, name: two}], until: 2020-01-31, reason: a move, approvedBy: bob}

            """);
        var told = await _caveat.RunAsync("check w.yaml -p policies -o yaml");
        Assert.Contains("two replicas have no majority (the CaveatException", told, StringComparison.Ordinal);
        Assert.Contains("that allowed this held until 2020-01-31", told, StringComparison.Ordinal);
    }

    // The 119 code units that are shown of a long value end within the character.
    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    public async Task AValueThatIsCutEndsWithAWholeCharacter(string format)
    {
        _caveat.With("w.yaml", Widget("far", 3, $"zone: {new string('a', 117)}😀 and more"));
        var told = await _caveat.RunAsync($"check w.yaml -p policies -o {format}");
        Assert.Contains($"{new string('a', 117)}…", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', told);
        Assert.StartsWith("exit 0\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMistypedOptionIsTold() => Golden.Verify(await _caveat.RunAsync("check --polices policies w.yaml"));

    [Fact]
    public async Task AFullDiskIsTold()
    {
        _caveat.With("w.yaml", Widget("one", 1));
        Assert.StartsWith("exit 2\n--- output\n--- error\ncaveat: No space left on device", await _caveat.RunAsync("check w.yaml -p policies -o json=/dev/full"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DownWithoutUpStopsNothing() => Golden.Verify(await _caveat.RunAsync("down"));

    private static string Widget(string name, int replicas, string more = "") =>
        $$"""
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: {{name}}}
        spec:
          replicas: {{replicas}}
          {{more}}
        ---

        """;
}
