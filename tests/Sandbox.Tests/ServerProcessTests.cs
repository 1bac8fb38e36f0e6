using Caveat.Sandbox.Processes;

namespace Caveat.Sandbox.Tests;

public sealed class ServerProcessTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly string _directory = Directory.CreateTempSubdirectory("caveat-test-").FullName;

    [Fact]
    public async Task AnOwnedServerEndsWhenItsOwnersPipeCloses()
    {
        var server = Start("exec sleep 600", detached: false);
        Assert.False(server.HasExited);
        server.Dispose();
        await EndAsync(server);
    }

    [Fact]
    public async Task AServerThatIgnoresTheRequestToEndIsKilled()
    {
        var server = Start("trap '' TERM; echo ready; while :; do sleep 0.1; done", detached: false);
        while (!File.Exists(Log) || !(await File.ReadAllTextAsync(Log)).Contains("ready", StringComparison.Ordinal))
        {
            await Task.Delay(10);
        }

        await server.StopAsync(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        Assert.True(server.HasExited);
    }

    [Fact]
    public async Task ADetachedServerKeepsItsNumberAndWritesItsLog()
    {
        var server = Start("echo $$; exec sleep 600", detached: true);
        while (!File.Exists(Log) || new FileInfo(Log).Length == 0)
        {
            await Task.Delay(10);
        }

        Assert.Equal($"{server.Identity.Pid}\n", await File.ReadAllTextAsync(Log));
        server.Dispose();
        Assert.False(server.HasExited);
        await ServerProcess.Attach(server.Identity, TimeProvider.System).StopAsync(Bound, CancellationToken.None);
        Assert.True(server.HasExited);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Log => Path.Combine(_directory, "log");

    private static async Task EndAsync(ServerProcess server)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!server.HasExited)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Bound, "the server still runs");
            await Task.Delay(10);
        }
    }

    private ServerProcess Start(string script, bool detached) =>
        ServerProcess.Start(new ServerCommand("test", "sh", ["-c", script], Log), detached, TimeProvider.System).OrThrow();
}
