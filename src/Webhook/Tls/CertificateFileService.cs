using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Caveat.Webhook.Tls;

/// <summary>Serves what files hold, and looks at them from time to time, so that a rotation needs no restart.</summary>
internal sealed class CertificateFileService : BackgroundService
{
    /// <summary>Between two looks. Whoever rotates leaves days of overlap; a test doesn't.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CertificateFiles _files;
    private readonly ServingCertificate _certificate;
    private readonly TrustedAuthority _authority;
    private readonly TimeProvider _clock;
    private string? _stamp;

    public CertificateFileService(CertificateFiles files, ServingCertificate certificate, TrustedAuthority authority, TimeProvider clock)
    {
        _files = files;
        _certificate = certificate;
        _authority = authority;
        _clock = clock;
    }

    /// <summary>Loads the files if they changed; on failure, what was loaded before goes on serving.</summary>
    /// <returns>Null on success, also when nothing changed; else why not.</returns>
    public string? Refresh()
    {
        try
        {
            var stamp = _files.Stamp();
            if (stamp != _stamp)
            {
                Load();
                _stamp = stamp;
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            var reason = $"{_files}: {e.Message}";
            _certificate.Keep(reason);
            return reason;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _ = Refresh();
        }
    }

    private void Load()
    {
        var leaf = X509Certificate2.CreateFromPemFile(_files.Certificate, _files.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_files.Certificate);
        var authority = _files.Authority is { } path ? File.ReadAllText(path) : null;
        _certificate.Serve(leaf, chain);
        _authority.Pem = authority;
    }
}
