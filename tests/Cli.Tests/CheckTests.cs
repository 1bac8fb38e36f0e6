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

    // The file that can't be read may hold what is looked for.
    [Fact]
    public async Task WhereAPartOfTheOtherObjectsCanNotBeReadNothingIsKnownOfWhatIsNotInTheRest()
    {
        _caveat.With("needs.yaml",
            """
            apiVersion: caveat.dev/v1
            kind: CaveatPolicy
            metadata: {name: needs}
            spec:
              match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
              lookups:
                here: {apiGroup: '', kind: ConfigMap, name: '"here"'}
                gone: {apiGroup: '', kind: ConfigMap, name: '"gone"', onUnknown: Warn}
              rules:
                - {name: here, prerequisite: {lookup: here}}
                - {name: gone, prerequisite: {lookup: gone}}

            """);
        _caveat.With("w.yaml", Widget("one", 1)).With("others/a.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: here, namespace: default}}\n").With("others/b.yaml", "a: [\n");
        var told = await _caveat.RunAsync("check w.yaml -p needs.yaml --with others -o json");
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.Contains("a part of what --with gives can't be read", told, StringComparison.Ordinal);
        Assert.Contains("\"summary\":{\"pass\":1,\"fail\":0,\"warn\":0,\"error\":0,\"skip\":1}", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check w.yaml -p policies -o json=dir")]
    [InlineData("eval 1 -f dir")]
    [InlineData("audit merge dir")]
    [InlineData("audit -p policies --replay dir")]
    public async Task ADirectoryInThePlaceOfAFileIsTold(string arguments)
    {
        _caveat.With("w.yaml", Widget("one", 1)).With("dir/x", "");
        var told = await _caveat.RunAsync(arguments);
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.EndsWith("--- error\ndir: it is a directory; name a file\n", told, StringComparison.Ordinal);
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
