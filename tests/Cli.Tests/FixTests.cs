namespace Caveat.Cli.Tests;

public sealed class FixTests : IDisposable
{
    private const string Policy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          match:
            resources: [{apiGroups: [example.com], kinds: [Widget]}]
          rules:
            - name: zone
              default: {field: spec.zone, value: a}
            - name: in-sync
              default: {field: 'spec.config["min.insync.replicas"]', value: 2, when: object.spec.?replicas.orValue(1) == 3}

        """;

    private const string Widgets =
        """
        # The widgets of the shop
        apiVersion: example.com/v1
        kind: Widget
        metadata:
          name: 'one'   # quoted, for no reason
        spec:
          replicas: 3
          # tuned by hand
          config: {retries: 5}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: example.com/v1, kind: Widget, metadata: {name: two}, spec: {replicas: 1}}
        - apiVersion: example.com/v1
          kind: Widget
          metadata: {name: three}
          spec: {zone: b}

        """;

    private readonly CommandLine _caveat = new CommandLine().With("policies/widgets.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task PrintsManifestsWithTheirDefaults()
    {
        _caveat.With("w.yaml", Widgets);
        Golden.Verify(await _caveat.RunAsync("fix w.yaml -p policies"));
    }

    [Fact]
    public async Task AVolumeThatKubernetesMountsIsFixedOnce()
    {
        _caveat.With("dump/..1/w.yaml", Widgets);
        File.CreateSymbolicLink(_caveat.PathOf("dump/..data"), "..1");
        File.CreateSymbolicLink(_caveat.PathOf("dump/w.yaml"), "..data/w.yaml");
        var told = await _caveat.RunAsync("fix dump -p policies");
        Assert.StartsWith("exit 0\n", told, StringComparison.Ordinal);
        Assert.Single(told.Split("name: 'one'")[1..]);
    }

    [Fact]
    public async Task PrintsTheDifferenceOfAFix()
    {
        _caveat.With("w.yaml", Widgets);
        Golden.Verify(await _caveat.RunAsync("fix w.yaml -p policies --diff"));
    }

    [Fact]
    public async Task WhatIsWrittenIsNotFilledInAgain()
    {
        _caveat.With("w.yaml", Widgets);
        Assert.Equal("exit 0\n--- output\n--- error\nw.yaml: filled in\n", await _caveat.RunAsync("fix w.yaml -p policies --write"));
        Assert.Equal("exit 0\n--- output\n--- error\n", await _caveat.RunAsync("fix w.yaml -p policies --diff -w"));
    }

    [Fact]
    public async Task JsonStaysJson() => Assert.Equal(
        """
        exit 0
        --- output
        {"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"zone": "a"}}
        --- error

        """,
        await _caveat.RunAsync("fix - -p policies", """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{}}"""));

    [Fact]
    public async Task WhatCanNotBeFixedIsToldAndTheRestIsFixed()
    {
        _caveat.With("w.yaml", "a: [\n---\njust: text\n---\n" + Widgets)
            .With("shared.yaml", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: example.com/v1\n  kind: Widget\n  metadata: &m {name: w}\n  spec: &s {replicas: 3}\n- apiVersion: example.com/v1\n  kind: Gadget\n  metadata: *m\n  spec: *s\n");
        Golden.Verify(await _caveat.RunAsync("fix w.yaml shared.yaml none.yaml -p policies"));
    }

    [Fact]
    public async Task StandardInputIsNotWrittenTo() => Golden.Verify(await _caveat.RunAsync("fix - -w -p policies"));

    // Who has the file open reads on in what it was.
    [Fact]
    public async Task AFileIsWrittenWholeBesideItsPlace()
    {
        _caveat.With("w.yaml", Widgets);
        SetMode(_caveat.PathOf("w.yaml"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_caveat.PathOf("link.yaml"), "w.yaml");
        using var before = new StreamReader(_caveat.PathOf("w.yaml"));
        Assert.Equal("exit 0\n--- output\n--- error\nlink.yaml: filled in\n", await _caveat.RunAsync("fix link.yaml -p policies -w"));
        Assert.Equal(Widgets, await before.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Contains("zone: a", _caveat.Read("w.yaml"), StringComparison.Ordinal);
        Assert.Equal("w.yaml", new FileInfo(_caveat.PathOf("link.yaml")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(_caveat.PathOf("w.yaml")).UnixFileMode);
        Assert.False(File.Exists(_caveat.PathOf("w.yaml.partial")));
    }

    [Fact]
    public async Task WhatCanNotBePutInItsPlaceLeavesTheFileAsItWas()
    {
        _caveat.With("w.yaml", Widgets).With("w.yaml.partial/x", "");
        Assert.Equal("exit 2\n--- output\n--- error\nw.yaml: it is a directory; name a file\n", await _caveat.RunAsync("fix w.yaml -p policies -w"));
        Assert.Equal(Widgets, _caveat.Read("w.yaml"));
    }

    [Theory]
    [InlineData("fix --dif w.yaml -p policies -w", "unknown option '--dif'; 'caveat fix --help' lists the options, and a file of that name is './--dif'")]
    [InlineData("fix  -p policies -w", "an empty path; write '.' for this directory")]
    [InlineData("check ", "an empty path; write '.' for this directory")]
    [InlineData("lint --strct policies", "unknown option '--strct'; 'caveat lint --help' lists the options, and a file of that name is './--strct'")]
    [InlineData("test --require-coverge policies", "unknown option '--require-coverge'; 'caveat test --help' lists the options, and a file of that name is './--require-coverge'")]
    [InlineData("audit merge --fail w.yaml", "unknown option '--fail'; 'caveat audit merge --help' lists the options, and a file of that name is './--fail'")]
    public async Task WhatIsNoPathIsToldAndNothingIsDone(string arguments, string problem)
    {
        _caveat.With("w.yaml", Widgets);
        var told = await _caveat.RunAsync(arguments);
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.EndsWith($"--- error\n{problem}\n\n", told, StringComparison.Ordinal);
        Assert.Equal(Widgets, _caveat.Read("w.yaml"));
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
