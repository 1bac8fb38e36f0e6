using System.Runtime.Versioning;

namespace Caveat.Sandbox.Tests;

[SupportedOSPlatform("linux")]
public sealed class ControlPlaneAssetsTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("caveat-test-").FullName;

    [Fact]
    public void RefusesADirectoryThatIsNotThere() =>
        Assert.Equal(
            $"{_directory}/none: no such directory; it should hold kube-apiserver, etcd and kubectl",
            ControlPlaneAssets.From(_directory + "/none").Failure);

    [Fact]
    public void NamesTheFirstProgramThatIsMissing()
    {
        AddProgram("kube-apiserver");
        AddProgram("kubectl");
        Assert.Equal(
            $"{_directory}/etcd: no such file; the directory should hold kube-apiserver, etcd and kubectl",
            ControlPlaneAssets.From(_directory).Failure);
    }

    [Fact]
    public void NamesAProgramThatCannotBeExecuted()
    {
        File.WriteAllText(Path.Combine(_directory, "kube-apiserver"), "");
        Assert.Equal(
            $"{_directory}/kube-apiserver: not executable; the directory should hold kube-apiserver, etcd and kubectl",
            ControlPlaneAssets.From(_directory).Failure);
    }

    [Fact]
    public async Task TellsWhichProgramCannotBeStarted()
    {
        foreach (var program in (string[])["kube-apiserver", "etcd", "kubectl"])
        {
            AddProgram(program);
        }

        var options = new ControlPlaneOptions { Assets = ControlPlaneAssets.From(_directory).OrThrow(), StateDirectory = _directory + "/state" };
        var started = await ControlPlane.StartAsync(options, TimeProvider.System, CancellationToken.None);
        Assert.StartsWith("etcd ended ", started.Failure, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private void AddProgram(string name)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllText(path, "#!/bin/sh\nexit 3\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
