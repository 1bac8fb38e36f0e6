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

    // A number in base 256 that no calendar holds, and one of pax that no long does.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnArchiveOfAnotherAgeIsTold(bool isPax)
    {
        var archive = isPax
            ? Patched(ArchiveOf("dump.tar", ("pax", "30 mtime=99999999999999999999\n"), ("dump/a.yaml", Widget("two", 2))), 156, "x"u8)
            : Patched(ArchiveOf("dump.tar", ("dump/a.yaml", Widget("two", 2))), 136, [0x80, 0, 0, 0, 0, 0, 0, 0xE8, 0xD4, 0xA5, 0x10, 0]);
        _caveat.WithBytes("dump.tar", archive);
        var told = await _caveat.RunAsync("audit --from dump.tar -p policies");
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.Contains("--- error\ndump.tar: the archive is cut off or damaged behind its beginning: ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatFilesSayMovesNoCursorAndBeginsNoLine()
    {
        _caveat.With("w.yaml", "\"\\e[2J\": 1\n\"\\e[2J\": 2\n");
        _caveat.WithBytes("dump.tar", ArchiveOf("dump.tar", ("a\n::stop-commands::x.yaml", "a: [")));
        var told = await _caveat.RunAsync("audit --from w.yaml --from dump.tar -p policies");
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.Contains("\uFFFD[2J", told, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', told);
        Assert.Contains("\ndump.tar:a\uFFFD::stop-commands::x.yaml:", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVolumeThatKubernetesMountsIsAuditedOnce()
    {
        _caveat.With("dump/..1/w.yaml", Widget("two", 2));
        File.CreateSymbolicLink(_caveat.PathOf("dump/..data"), "..1");
        File.CreateSymbolicLink(_caveat.PathOf("dump/w.yaml"), "..data/w.yaml");
        Assert.Contains("\n1 object: 0 pass, 1 fail,", await _caveat.RunAsync("audit --from dump -p policies"), StringComparison.Ordinal);
    }

    // What is missing may stand in the part that was not read.
    [Fact]
    public async Task WhereAPartCanNotBeReadNothingIsSaidNotToExist()
    {
        _caveat.With("policies/owner.yaml", OwnerPolicy).With("dump/w.yaml", Widget("one", 1) + "---\n" + Gizmo("g1", "one") + "---\n" + Gizmo("g2", "elsewhere"));
        var told = await _caveat.RunAsync("audit --from dump --from cut.tar -p policies/owner.yaml -o json");
        Assert.StartsWith("exit 2\n", told, StringComparison.Ordinal);
        Assert.Contains("a part of the input can't be read", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\"fail\",", told, StringComparison.Ordinal);
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

    // The sum of a header's bytes stands in it, and counts itself as eight spaces.
    private static byte[] Patched(byte[] archive, int offset, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(archive.AsSpan(offset));
        var sum = archive.AsSpan(148, 8);
        sum.Fill((byte)' ');
        var total = 0;
        foreach (var value in archive.AsSpan(0, 512))
        {
            total += value;
        }

        Encoding.ASCII.GetBytes(Convert.ToString(total, toBase: 8).PadLeft(6, '0') + "\0 ").CopyTo(sum);
        return archive;
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
