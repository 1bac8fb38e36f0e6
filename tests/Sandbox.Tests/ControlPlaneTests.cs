using System.Net;
using System.Net.Sockets;
using Caveat.Sandbox.Processes;

namespace Caveat.Sandbox.Tests;

public sealed class ControlPlaneTests
{
    private const string Crd = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.test.caveat.dev}
        spec:
          group: test.caveat.dev
          scope: Namespaced
          names: {plural: widgets, singular: widget, kind: Widget}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """;

    private const string Widget = """
        apiVersion: test.caveat.dev/v1
        kind: Widget
        metadata: {name: one}
        spec: {size: 3}
        """;

    [Fact]
    public async Task KeepsWhatWasAppliedOverARestartOfEitherServerAndLeavesNothingBehind()
    {
        var plane = await StartAsync();
        await ApplyAsync(plane, Crd, "customresourcedefinition.apiextensions.k8s.io/widgets.test.caveat.dev created\n");
        var established = await plane.Kubectl.RunAsync("wait", "--for=condition=Established", "crd/widgets.test.caveat.dev");
        Assert.Equal(new(0, "customresourcedefinition.apiextensions.k8s.io/widgets.test.caveat.dev condition met\n", ""), established);
        await ApplyAsync(plane, Widget, "widget.test.caveat.dev/one created\n");

        await plane.StopApiServerAsync();
        Assert.False((await plane.Kubectl.RunAsync("get", "widgets")).Succeeded);
        (await plane.StartApiServerAsync()).OrThrow();
        Assert.Equal(new(0, "3", ""), await plane.Kubectl.RunAsync("get", "widget", "one", "-o", "jsonpath={.spec.size}"));

        await plane.StopEtcdAsync();
        (await plane.StartEtcdAsync()).OrThrow();
        Assert.Equal(new(0, "3", ""), await plane.Kubectl.RunAsync("get", "widget", "one", "-o", "jsonpath={.spec.size}"));

        await plane.DisposeAsync();
        Assert.False(Directory.Exists(plane.StateDirectory));
        await ProcessTable.UntilNoneMentionsAsync(plane.StateDirectory);
    }

    [Fact]
    public async Task DetachedServersAreFoundAgainAndStoppedByAnotherStart()
    {
        var state = Directory.CreateTempSubdirectory("caveat-test-").FullName;
        Func<ControlPlaneOptions, ControlPlaneOptions> detached = options => options with { Detached = true, StateDirectory = state };
        var first = await StartAsync(detached);
        await first.Kubectl.RunAsync("create", "configmap", "kept");
        await first.DisposeAsync();

        var second = await StartAsync(detached);
        Assert.True(second.WasRunning);
        Assert.Equal(first.ApiServer, second.ApiServer);
        var owned = await ControlPlane.StartAsync(new() { Assets = await Programs.Assets, StateDirectory = state }, TimeProvider.System, default);
        Assert.Equal($"a control plane runs already from {state}; stop it, or use another state directory", owned.Failure);
        await second.DisposeAsync();

        Assert.Equal(["kube-apiserver", "etcd"], (await StopDetachedAsync(state)).Names);
        Assert.Empty((await StopDetachedAsync(state)).Names);
        await ProcessTable.UntilNoneMentionsAsync(state);

        await using (var third = await StartAsync(options => options with { StateDirectory = state }))
        {
            Assert.False(third.WasRunning);
            Assert.Equal(first.ApiServer, third.ApiServer);
            Assert.Equal(new(0, "configmap/kept\n", ""), await third.Kubectl.RunAsync("get", "configmap", "kept", "-o", "name"));
        }

        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task StopsNoProcessThatHasTheNumberOfAnEarlierOne()
    {
        var state = Directory.CreateTempSubdirectory("caveat-test-").FullName;
        var own = ProcessIdentity.Of(Environment.ProcessId)!;
        var files = new State.StateFiles(state);
        new State.ControlPlaneRecord(new(1, 2, 3), own with { StartTicks = own.StartTicks - 1 }, own with { BootId = "an earlier boot" }).Write(files);
        Assert.Empty((await StopDetachedAsync(state)).Names);
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task TakesOtherPortsWhenItsOwnAreTaken()
    {
        var state = Directory.CreateTempSubdirectory("caveat-test-").FullName;
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var taken = ((IPEndPoint)stranger.LocalEndpoint).Port;
        new State.ControlPlaneRecord(Probing.LoopbackPorts.Take() with { ApiServer = taken }, null, null).Write(new State.StateFiles(state));
        await using (var plane = await StartAsync(options => options with { StateDirectory = state }))
        {
            Assert.NotEqual(taken, plane.ApiServer.Port);
        }

        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task TellsWhyTheApiServerDidNotStart()
    {
        var state = Directory.CreateTempSubdirectory("caveat-test-").FullName;
        var started = await ControlPlane.StartAsync(
            new() { Assets = await Programs.Assets, StateDirectory = state, ApiServerArguments = ["--no-such-flag"] }, TimeProvider.System, default);
        var lines = started.Failure!.Split('\n');
        Assert.Equal($"kube-apiserver ended before it was ready. The end of {state}/logs/kube-apiserver.log:", lines[0]);
        Assert.Contains("no-such-flag", started.Failure, StringComparison.Ordinal);
        await ProcessTable.UntilNoneMentionsAsync(state);
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task RefusesADetachedStartThatNobodyCouldStop()
    {
        var started = await ControlPlane.StartAsync(new() { Assets = await Programs.Assets, Detached = true }, TimeProvider.System, default);
        Assert.Equal("a detached control plane needs a state directory, or nobody could stop it", started.Failure);
    }

    private static async Task<ControlPlane> StartAsync(Func<ControlPlaneOptions, ControlPlaneOptions>? change = null)
    {
        var options = new ControlPlaneOptions { Assets = await Programs.Assets };
        var started = await ControlPlane.StartAsync(change is null ? options : change(options), TimeProvider.System, CancellationToken.None);
        return started.OrThrow();
    }

    private static async Task<StoppedServers> StopDetachedAsync(string state) =>
        (await ControlPlane.StopDetachedAsync(state, TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None)).OrThrow();

    private static async Task ApplyAsync(ControlPlane plane, string manifest, string printed) =>
        Assert.Equal(new(0, printed, ""), await plane.Kubectl.RunAsync(["apply", "-f", "-"], manifest, CancellationToken.None));
}
