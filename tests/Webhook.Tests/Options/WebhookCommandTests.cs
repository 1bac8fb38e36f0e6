using System.CommandLine;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Tests.Options;

/// <summary>The command line of the server: what it is read to, and what it is refused for.</summary>
public sealed class WebhookCommandTests
{
    [Theory]
    [InlineData("--tls-cert a", "--tls-cert and --tls-key go together")]
    [InlineData("--tls-cert a --tls-key b --tls-dir c", "the certificate is from one place: --tls-cert, --tls-secret or --tls-dir")]
    [InlineData("--tls-secret a/b", "to keep certificates in a Secret, the API server is needed: --kubeconfig FILE or --in-cluster")]
    [InlineData("--tls-secret a --in-cluster", "--tls-secret: 'a' is no Secret; write caveat-system/caveat-tls")]
    [InlineData("--client-name a", "--client-name needs --client-ca FILE: a name counts only where an authority stands for it")]
    [InlineData("--client-ca a", "with --client-ca, kubelet and Prometheus get no connection: --probe-listen 0.0.0.0:8081")]
    [InlineData("--register-url https://a", "to register, the API server is needed: --kubeconfig FILE or --in-cluster")]
    [InlineData("--register-url http://a --in-cluster", "--register-url: 'http://a' is no https URL; write https://127.0.0.1:9443")]
    [InlineData("--register-service a --in-cluster", "--register-service: 'a' is no service; write caveat-system/caveat or caveat-system/caveat:443")]
    [InlineData(
        "--register-service a/b --in-cluster --tls-cert a --tls-key b",
        "to register with --tls-cert, the API server has to be told whom to trust: --tls-ca FILE, or --inject-ca-from NAMESPACE/NAME")]
    [InlineData("--inject-ca-from a", "--inject-ca-from: 'a' is no Certificate; write caveat-system/caveat")]
    [InlineData(
        "--register-service a/b --in-cluster --tls-secret a/t --inject-ca-from a/b",
        "--inject-ca-from is for a certificate of cert-manager's, which is in files: give --tls-cert FILE and --tls-key FILE too")]
    [InlineData("--cluster-policies", "to serve policies of the API server, it is needed: --kubeconfig FILE or --in-cluster")]
    [InlineData("--listen 9443", "--listen: '9443' is no address with a port; write 0.0.0.0:9443 or [::]:9443")]
    [InlineData("--probe-listen a", "--probe-listen: 'a' is no address with a port; write 0.0.0.0:8081 or [::]:8081")]
    [InlineData("--drain-delay -1", "--drain-delay takes seconds from 0 to 600")]
    [InlineData("--drain-delay 601", "--drain-delay takes seconds from 0 to 600")]
    [InlineData("--max-connections 15", "--max-connections takes a number from 16 to 100000")]
    [InlineData("--log-level All", "Argument 'All' not recognized. Must be one of:\n\t'Information'\n\t'Warning'\n\t'Error'")]
    [InlineData("uninstall", "to uninstall, the API server is needed: --kubeconfig FILE or --in-cluster")]
    public void SaysWhatIsWrong(string arguments, string error) => Assert.Equal([error], Parse(arguments).Errors.Select(static e => e.Message));

    [Theory]
    [InlineData("", "TlsOptions { Files = , Secret = , Hosts = localhost 127.0.0.1 }, drain 0")]
    [InlineData("--in-cluster", "TlsOptions { Files = , Secret = , Hosts = localhost 127.0.0.1 }, drain 5")]
    [InlineData("--in-cluster --drain-delay 0.5", "TlsOptions { Files = , Secret = , Hosts = localhost 127.0.0.1 }, drain 0.5")]
    [InlineData(
        "--in-cluster --register-service s/caveat --tls-secret s/t",
        "TlsOptions { Files = , Secret = s/t, Hosts = localhost 127.0.0.1 caveat.s.svc caveat.s.svc.cluster.local }, drain 5")]
    [InlineData(
        "--in-cluster --register-url https://a.example.com:9443/x --tls-host b",
        "TlsOptions { Files = , Secret = , Hosts = b a.example.com }, drain 5")]
    [InlineData("--tls-cert a --tls-key b --tls-ca c", "TlsOptions { Files = a, b, c, Secret = , Hosts = localhost 127.0.0.1 }, drain 0")]
    public void ReadsWhatItIsStartedWith(string arguments, string expected)
    {
        WebhookOptions? read = null;
        var command = new WebhookCommand().Build(
            (options, _) =>
            {
                read = options;
                return Task.FromResult(0);
            },
            static (_, _) => Task.FromResult(0));
        Assert.Equal(0, command.Parse(arguments).Invoke());
        var tls = read!.Tls;
        Assert.Equal(
            expected,
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"TlsOptions {{ Files = {tls.Files}, Secret = {tls.Secret}, Hosts = {string.Join(' ', tls.Hosts)} }}, drain {read.Listen.DrainDelay.TotalSeconds}"));
    }

    private static ParseResult Parse(string arguments) =>
        new WebhookCommand().Build(static (_, _) => Task.FromResult(0), static (_, _) => Task.FromResult(0)).Parse(arguments);
}
