namespace Caveat.Cli.Tests;

public sealed class AuditTests : IDisposable
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

        """;

    private readonly CommandLine _caveat = new CommandLine().With("policies/replicas.yaml", Policy);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task FindsWhatIsSavedOfACluster()
    {
        _caveat.With("dump/widgets.yaml", List(Widget("one", 1), Widget("two", 2))).With("dump/notes.log", "no manifest");
        Golden.Verify(await _caveat.RunAsync("audit --from dump -p policies"));
    }

    [Fact]
    public async Task AnObjectWithoutANamespaceIsInNone()
    {
        _caveat.With("w.json", """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{"replicas":2}}""");
        Golden.Verify(await _caveat.RunAsync("audit --from w.json -p policies -o json"));
    }

    [Fact]
    public async Task WhatCanNotBeReadIsToldAndTheRestIsAudited()
    {
        _caveat.With("dump/a.yaml", "a: [\n---\n" + Widget("one", 1)).With("dump/b.yaml", Widget("two", 2));
        Golden.Verify(await _caveat.RunAsync("audit --from dump -p policies"));
    }

    [Fact]
    public async Task WhatCanNotBeReadDoesNotCountWhereThatIsAllowed()
    {
        _caveat.With("dump/a.yaml", "a: [\n---\n" + Widget("one", 1));
        Assert.StartsWith("exit 0\n", await _caveat.RunAsync("audit --from dump -p policies --allow-partial"), StringComparison.Ordinal);
    }

    private static string List(params ReadOnlySpan<string> items)
    {
        var list = "apiVersion: v1\nkind: List\nitems:\n";
        foreach (var item in items)
        {
            list += "- " + item.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";
        }

        return list;
    }

    private static string Widget(string name, int replicas) =>
        $$"""
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: {{name}}, namespace: shop}
        spec: {replicas: {{replicas}}}

        """;
}
