using System.Runtime.Versioning;
using Caveat.Audit.Sources;

namespace Caveat.Audit.Tests.Sources;

[SupportedOSPlatform("linux")]
public sealed class InputFilesTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("caveat-files-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void FindsManifestsBelowADirectorySortedByPath()
    {
        Write("dump/b.yaml", "dump/a/z.json", "dump/a/y.yml", "dump/.hidden.yaml", "dump/.d/x.yaml", "dump/notes.log");
        Assert.Equal("dump/.d/x.yaml dump/.hidden.yaml dump/a/y.yml dump/a/z.json dump/b.yaml other.txt", Found("dump", "other.txt"));
    }

    [Fact]
    public void AVolumeThatKubernetesMountsIsFoundOnce()
    {
        Write("dump/..2026_11_30/w.yaml");
        File.CreateSymbolicLink(PathOf("dump/..data"), "..2026_11_30");
        File.CreateSymbolicLink(PathOf("dump/w.yaml"), "..data/w.yaml");
        Assert.Equal("dump/w.yaml", Found("dump"));
    }

    [Fact]
    public void LinksToDirectoriesAreFollowedOnlyWhereTheyAreNamed()
    {
        Write("dump/a/w.yaml");
        File.CreateSymbolicLink(PathOf("dump/a/loop"), "..");
        File.CreateSymbolicLink(PathOf("link"), "dump");
        Assert.Equal("dump/a/w.yaml", Found("dump"));
        Assert.Equal("link/a/w.yaml", Found("link"));
    }

    [Fact]
    public void ADirectoryThatCanNotBeListedIsToldAndTheRestIsFound()
    {
        Write("dump/a/w.yaml", "dump/b/w.yaml");
        File.SetUnixFileMode(PathOf("dump/a"), UnixFileMode.None);
        Assert.SkipWhen(CanList(PathOf("dump/a")), "root can list any directory");
        Assert.StartsWith("!dump/a: the directory can't be listed: ", Found("dump"), StringComparison.Ordinal);
        Assert.EndsWith(" dump/b/w.yaml", Found("dump"), StringComparison.Ordinal);
        File.SetUnixFileMode(PathOf("dump/a"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static bool CanList(string directory)
    {
        try
        {
            return Directory.GetFiles(directory).Length > 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Found(params string[] paths) =>
        string.Join(' ', new InputFiles(_root.FullName, static () => Stream.Null).Find(paths).Select(static file => file.Problem is null ? file.Path : $"!{file.Problem}"));

    private string PathOf(string path) => Path.Combine(_root.FullName, path);

    private void Write(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
            File.WriteAllText(PathOf(path), "");
        }
    }
}
