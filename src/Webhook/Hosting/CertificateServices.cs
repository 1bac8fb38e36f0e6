using Caveat.Certificates;
using Caveat.Cluster;
using Caveat.Cluster.Certificates;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Hosting;

/// <summary>The parts that know what is served with.</summary>
internal static class CertificateServices
{
    /// <param name="services">Where they go.</param>
    /// <param name="options">What it is started with.</param>
    /// <param name="first">The first reading of files; null where a Secret has the certificate.</param>
    /// <param name="connection">The API server; null for none.</param>
    public static void Add(IServiceCollection services, WebhookOptions options, Task<CertificateReading>? first, ClusterConnection? connection)
    {
        services.AddSingleton<TrustedAuthority>().AddSingleton<ServedCertificate>();
        if (options.Tls.ClientAuthorityFile is not null)
        {
            services.AddSingleton(provider => new ClientTrustService(
                options.Tls, provider.GetRequiredService<ILogger<ClientTrustService>>(), provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService(static provider => provider.GetRequiredService<ClientTrustService>());
        }

        services.AddSingleton(provider => new ServingCertificate(
            provider.GetService<ClientTrustService>(), provider.GetRequiredService<WebhookMetrics>(), provider.GetRequiredService<ILogger<ServingCertificate>>()));
        if (options.Tls.Secret is { } secret)
        {
            services.AddSingleton(new CertificateSecret(connection!, secret.Namespace, secret.Name));
            services.AddSingleton(provider => new CertificateRotation(
                "caveat-webhook", options.Tls.Hosts, new RotationTerms(), provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService<CertificateSecretService>();
            return;
        }

        services.AddSingleton(provider => new CertificateFileService(first!, provider.GetRequiredService<ServedCertificate>()));
        services.AddHostedService(static provider => provider.GetRequiredService<CertificateFileService>());
    }
}
