namespace Caveat.Webhook.Tls;

/// <summary>Serves what files hold, and looks at them from time to time, so that a rotation needs no restart.</summary>
internal sealed class CertificateFileService : BackgroundService
{
    /// <summary>Between two looks. Whoever rotates leaves days of overlap; a test doesn't.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Task<CertificateReading> _first;
    private readonly ServedCertificate _served;
    private CertificateReading? _serving;

    /// <param name="first">The first reading, begun by whoever makes this, as all else need not wait for it.</param>
    /// <param name="served">What a reading changes.</param>
    public CertificateFileService(Task<CertificateReading> first, ServedCertificate served)
    {
        _first = first;
        _served = served;
    }

    /// <summary>Loads the files if they changed; on failure, what was loaded before goes on serving.</summary>
    /// <returns>Null on success, also when nothing changed; else why not.</returns>
    public async Task<string?> RefreshAsync()
    {
        var reading = _serving is null ? await _first : _serving.Again();
        if (reading.Failure is { } reason)
        {
            _served.Certificate.Keep(reason);
        }
        else if (reading != _serving)
        {
            _served.Certificate.Serve(reading.Context!);
            _served.Authority.Pem = reading.Authority;
            _serving = reading;
        }

        return reading.Failure;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _served.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _ = await RefreshAsync();
        }
    }
}
