using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

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

    [Theory]
    [InlineData("dump.tar")]
    [InlineData("dump.tgz")]
    public async Task AnArchiveIsReadAsItIs(string archive)
    {
        _caveat.WithBytes(archive, ArchiveOf(archive, ("dump/a/w.yaml", Widget("one", 1)), ("dump/a/x.log", "a: ["), ("dump/b/w.yaml", Widget("two", 2))));
        var told = await _caveat.RunAsync(["audit", "--from", archive, "-p", "policies"]);
        Assert.StartsWith($"exit 1\n--- output\nfail  replicas/not-two  high\n    Widget shop/two  {archive}:dump/b/w.yaml:1  two replicas have no majority\n", told, StringComparison.Ordinal);
        Assert.EndsWith("\n2 objects: 1 pass, 1 fail, 0 warn, 0 error, 0 skip\n--- error\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArchiveThatIsCutCountsUpToThere()
    {
        var whole = ArchiveOf("dump.tar", ("dump/a.yaml", Widget("two", 2)), ("dump/b.yaml", Widget("four", 2) + "# " + new string('x', 2_000)));
        _caveat.WithBytes("cut.tar", whole[..2_200]).WithBytes("ends.tar", whole[..1_024]);
        Golden.Verify(await _caveat.RunAsync("audit --from cut.tar --from ends.tar -p policies"));
    }

    [Fact]
    public async Task LookUpsSeeWhatIsInTheFiles()
    {
        _caveat.With("policies/owner.yaml", OwnerPolicy).With("dump/w.yaml", Widget("one", 1) + "---\n" + Gizmo("g1", "one") + "---\n" + Gizmo("g2", "nobody"));
        Golden.Verify(await _caveat.RunAsync("audit --from dump -p policies/owner.yaml"));
    }

    [Fact]
    public async Task OfAKindThatTheFilesDoNotHoldNothingIsKnown()
    {
        _caveat.With("policies/owner.yaml", OwnerPolicy).With("dump/g.yaml", Gizmo("g1", "one"));
        Golden.Verify(await _caveat.RunAsync("audit --from dump -p policies/owner.yaml"));
    }

    [Fact]
    public async Task AClusterAndFilesAreNotAuditedAtOnce() =>
        Assert.StartsWith("exit 2\n", await _caveat.RunAsync("audit --from dump --context prod -p policies"), StringComparison.Ordinal);

    [Fact]
    public async Task AKubeconfigThatPointsNowhereIsTold()
    {
        Assert.StartsWith("exit 2\n--- output\n--- error\nnowhere: ", await _caveat.RunAsync("audit --kubeconfig nowhere -p policies"), StringComparison.Ordinal);
        _caveat.With("away", """
            {"apiVersion":"v1","kind":"Config","current-context":"c","clusters":[{"name":"c","cluster":{"server":"http://127.0.0.1:1"}}],
             "contexts":[{"name":"c","context":{"cluster":"c","user":"u"}}],"users":[{"name":"u","user":{"token":"t"}}]}
            """);
        Assert.StartsWith(
            "exit 2\n--- output\n--- error\nhttp://127.0.0.1:1: the API server can't be reached: ", await _caveat.RunAsync("audit --kubeconfig away -p policies"), StringComparison.Ordinal);
    }

    private const string OwnerPolicy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: gizmos}
        spec:
          match: {resources: [{apiGroups: [example.com], kinds: [Gizmo]}]}
          lookups:
            widget: {apiGroup: example.com, kind: Widget, name: object.spec.widget, onUnknown: Warn}
          rules:
            - {name: its-widget, prerequisite: {lookup: widget}, message: a gizmo turns a widget}

        """;

    private static byte[] ArchiveOf(string name, params ReadOnlySpan<(string Name, string Text)> files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (var (file, text) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return name.EndsWith(".tgz", StringComparison.Ordinal) ? Packed(bytes.ToArray()) : bytes.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static string Gizmo(string name, string widget) =>
        $$"""
        apiVersion: example.com/v1
        kind: Gizmo
        metadata: {name: {{name}}, namespace: shop}
        spec: {widget: {{widget}} }

        """;

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
