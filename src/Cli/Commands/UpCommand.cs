using System.CommandLine;
using Caveat.Cli.Local;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat up</c></summary>
internal sealed class UpCommand
{
    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable)",
        HelpName = "PATH",
        DefaultValueFactory = static _ => [PolicyPath.Builtin],
    };

    private readonly Option<bool> _noDemo = new("--no-demo") { Description = "Don't run the demonstration" };

    private readonly Surroundings _surroundings;

    public UpCommand(Surroundings surroundings) => _surroundings = surroundings;

    public Command Build()
    {
        var command = new Command("up", "Starts a local control plane with the webhook and the policies in front of it, and shows what it does") { _policies, _noDemo };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(_policies)!, !parsed.GetValue(_noDemo), cancellation));
        return command;
    }

    private async Task<int> RunAsync(IReadOnlyList<string> policies, bool withDemo, CancellationToken cancellation)
    {
        var started = await LocalCluster.StartAsync(policies, _surroundings, cancellation);
        if (!started.Succeeded)
        {
            await _surroundings.Error.WriteLineAsync($"caveat: {started.Failure}");
            return ExitCodes.CouldNotRun;
        }

        await using var cluster = started.Value;
        if (withDemo && await new Demonstration(cluster, _surroundings).RunAsync(cancellation) is { } failure)
        {
            await _surroundings.Error.WriteLineAsync($"caveat: {failure}");
            return ExitCodes.CouldNotRun;
        }

        await WriteWhatNextAsync(cluster);
        return ExitCodes.Passed;
    }

    private async Task WriteWhatNextAsync(LocalCluster cluster) =>
        await _surroundings.Output.WriteLineAsync(
            $"""

            The cluster is at {cluster.ControlPlane.ApiServer}. To use it:

              export KUBECONFIG={cluster.ControlPlane.AdminKubeconfig} PATH={Path.GetDirectoryName(cluster.KubectlPath)}:$PATH

            Three things to try:

              kubectl apply -f examples/denied-kafka.yaml                   # give each listener its own port, and apply again
              kubectl scale kafkanodepool dual-role -n shop --replicas 5    # these are controllers, too
              kubectl get validatingwebhookconfiguration caveat -o yaml     # what the API server asks about

            Logs are in {Path.Combine(cluster.ControlPlane.StateDirectory, "logs")}. 'caveat down' (make down) stops everything.
            """);
}
