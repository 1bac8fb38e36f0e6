using Caveat.Webhook.Options;

namespace Caveat.Webhook.Tests.Options;

public sealed class AuditArgumentsTests
{
    [Theory]
    [InlineData("", "none")]
    [InlineData("--audit-interval=30m", "00:30:00 200   ")]
    [InlineData("--audit-interval=12h --audit-rate=5 --audit-report=r.json --audit-endpoint=https://reports.example.com/caveat", "12:00:00 5 r.json https://reports.example.com/caveat ")]
    [InlineData("--audit-interval=12h --audit-endpoint=https://reports.example.com --audit-endpoint-token-file=/t", "12:00:00 200  https://reports.example.com/ /t")]
    [InlineData("--audit-interval=12h --audit-endpoint=http://127.0.0.1:8080 --audit-endpoint-token-file=/t", "12:00:00 200  http://127.0.0.1:8080/ /t")]
    [InlineData("--audit-interval=12h --audit-endpoint=http://reports.example.com:8080/secret --audit-endpoint-token-file=/t", "--audit-endpoint: a token goes over https only, and 'http://reports.example.com:8080' is another machine; write https://reports.example.com")]
    [InlineData("--audit-interval=12h --audit-endpoint-token-file=/t", "--audit-endpoint-token-file is for an endpoint: give --audit-endpoint URL too")]
    [InlineData("--audit-interval=4s", "--audit-interval: '4s' is no duration from 5s to 168h; write 30m or 12h")]
    [InlineData("--audit-interval=169h", "--audit-interval: '169h' is no duration from 5s to 168h; write 30m or 12h")]
    [InlineData("--audit-interval=99999999999h", "--audit-interval: '99999999999h' is no duration from 5s to 168h; write 30m or 12h")]
    [InlineData("--audit-interval=12", "--audit-interval: '12' is no duration from 5s to 168h; write 30m or 12h")]
    [InlineData("--audit-interval=-5m", "--audit-interval: '-5m' is no duration from 5s to 168h; write 30m or 12h")]
    [InlineData("--audit-interval=30m --audit-rate=0", "--audit-rate takes objects a second from 1 to 100000")]
    [InlineData("--audit-interval=30m --audit-endpoint=ftp://x/y", "--audit-endpoint: 'ftp://x/y' is no http or https URL without a user; write https://reports.example.com/caveat")]
    [InlineData("--audit-interval=30m --audit-endpoint=https://me:secret@x/y", "--audit-endpoint: 'https://me:secret@x/y' is no http or https URL without a user; write https://reports.example.com/caveat")]
    [InlineData("--audit-report=r.json", "--audit-rate, --audit-report and --audit-endpoint are for an audit: give --audit-interval DURATION too")]
    public async Task SaysWhatItReads(string arguments, string read)
    {
        var told = "";
        var command = new WebhookCommand().Build(
            (options, _) =>
            {
                told = options.Audit is { } audit ? $"{audit.Interval} {audit.ObjectsPerSecond} {audit.ReportFile} {audit.Endpoint} {audit.EndpointTokenFile}" : "none";
                return Task.FromResult(0);
            },
            static (_, _) => Task.FromResult(0));
        var parsed = command.Parse([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--kubeconfig=k"]);
        if (parsed.Errors.Count == 0)
        {
            await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal(read, parsed.Errors.Count == 0 ? told : string.Join('|', parsed.Errors.Select(static error => error.Message)));
    }

    [Fact]
    public void AnAuditWantsAnApiServer()
    {
        var parsed = new WebhookCommand().Build(static (_, _) => Task.FromResult(0), static (_, _) => Task.FromResult(0)).Parse(["--audit-interval=30m"]);
        Assert.Equal("to audit the cluster, the API server is needed: --kubeconfig FILE or --in-cluster", Assert.Single(parsed.Errors).Message);
    }
}
