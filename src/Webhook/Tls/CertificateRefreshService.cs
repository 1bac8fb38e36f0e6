namespace Caveat.Webhook.Tls;

/// <summary>Looks at the certificate's files from time to time, so that a rotation needs no restart.</summary>
internal sealed class CertificateRefreshService : BackgroundService
{
    /// <summary>Between two looks. Whoever rotates leaves days of overlap; a test doesn't.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ServingCertificate _certificate;
    private readonly TimeProvider _clock;

    public CertificateRefreshService(ServingCertificate certificate, TimeProvider clock)
    {
        _certificate = certificate;
        _clock = clock;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _ = _certificate.Refresh();
        }
    }
}
