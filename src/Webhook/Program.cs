using Caveat.Cluster;
using Caveat.Webhook.Hosting;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook;

internal static class Program
{
    private const int CouldNotRun = 2;

    public static Task<int> Main(string[] arguments) => new WebhookCommand().Build(RunAsync).Parse(arguments).InvokeAsync();

    private static async Task<int> RunAsync(WebhookOptions options, CancellationToken cancellation)
    {
        ClusterConnection? connection = null;
        if (options.HasCluster)
        {
            connection = ClusterConnection.Open(options.Kubeconfig, out var failure);
            if (connection is null)
            {
                return await FailAsync(failure!);
            }
        }

        var files = options.CertificateFiles is { } given
            ? new CertificateFiles(given.Certificate, given.Key)
            : SelfMadeCertificate.Issue(options.CertificateDirectory, options.Hosts, TimeProvider.System);
        await using var app = WebhookHost.Build(options, files, connection, TimeProvider.System);
        if (app.Services.GetRequiredService<ServingCertificate>().Refresh() is { } reason)
        {
            return await FailAsync(reason);
        }

        return await ServeAsync(app, files, cancellation);
    }

    private static async Task<int> ServeAsync(WebApplication app, CertificateFiles files, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            return await FailAsync(e.Message);
        }

        Log.Listening(app.Logger, string.Join(' ', app.Urls), files.Certificate);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"caveat-webhook: {reason}");
        return CouldNotRun;
    }
}
