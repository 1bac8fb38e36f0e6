using System.CommandLine;
using Caveat.Cluster;
using Caveat.Cluster.Uninstalling;
using Caveat.Webhook.Hosting;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook;

internal static class Program
{
    private const int CouldNotRun = 2;
    private const int LeftSomething = 1;

    // The host ends by its own rules on SIGTERM, which take longer than the two seconds that a command has by default.
    // The library's own handler of exceptions ends with 1, which says that an uninstallation left something.
    private static readonly InvocationConfiguration Invocation = new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };

    public static async Task<int> Main(string[] arguments)
    {
        try
        {
            return await new WebhookCommand().Build(RunAsync, UninstallAsync).Parse(arguments).InvokeAsync(Invocation);
        }
        catch (OperationCanceledException e) when (e.InnerException is not TimeoutException)
        {
            return await FailAsync("interrupted");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message);
        }
        catch (Exception e)
        {
            return await FailAsync($"a bug: {e}");
        }
    }

    private static async Task<int> RunAsync(WebhookOptions options, CancellationToken cancellation)
    {
        ClusterConnection? connection = null;
        if (options.Cluster.Exists)
        {
            connection = ClusterConnection.Open(options.Cluster.Kubeconfig, out var failure);
            if (connection is null)
            {
                return await FailAsync(failure!);
            }
        }

        await using var app = WebhookHost.Build(options, connection, TimeProvider.System);
        return await WrongFileAsync(app.Services) is { } reason ? await FailAsync(reason) : await ServeAsync(app, cancellation);
    }

    // Files that are wrong are told before anything is begun with them; a Secret may still come.
    private static async Task<string?> WrongFileAsync(IServiceProvider services) =>
        services.GetService<ClientTrustService>()?.Refresh() ?? (services.GetService<CertificateFileService>() is { } files ? await files.RefreshAsync() : null);

    private static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            return await FailAsync(e.Message);
        }

        Log.Listening(app.Logger, string.Join(' ', app.Urls));
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task<int> UninstallAsync(ClusterOptions options, CancellationToken cancellation)
    {
        using var connection = ClusterConnection.Open(options.Kubeconfig, out var failure);
        if (connection is null)
        {
            return await FailAsync(failure!);
        }

        var exitCode = 0;
        foreach (var step in await new Uninstallation(connection, options.Namespace, TimeProvider.System).RunAsync(cancellation))
        {
            await Console.Out.WriteLineAsync(step.Failure is null ? $"gone: {step.What}" : $"left: {step.What}: {step.Failure}");
            exitCode = step.Failure is null ? exitCode : LeftSomething;
        }

        return exitCode;
    }

    private static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"caveat-webhook: {reason}");
        return CouldNotRun;
    }
}
