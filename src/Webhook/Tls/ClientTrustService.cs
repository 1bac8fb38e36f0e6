using System.Security.Authentication;
using System.Security.Cryptography;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Tls;

/// <summary>Trusts the clients of those authorities that a file holds, and looks at it from time to time, so that a new authority needs no restart. Null in place of it: no client needs a certificate.</summary>
internal sealed class ClientTrustService : BackgroundService
{
    private readonly string _file;
    private readonly TlsOptions _options;
    private readonly ILogger _log;
    private readonly TimeProvider _clock;
    private volatile ClientTrust? _current;
    private long? _stamp;

    /// <param name="options">With a file of authorities.</param>
    /// <param name="log">Is told of each change.</param>
    /// <param name="clock">Times the looks.</param>
    public ClientTrustService(TlsOptions options, ILogger<ClientTrustService> log, TimeProvider clock)
    {
        _file = options.ClientAuthorityFile!;
        _options = options;
        _log = log;
        _clock = clock;
    }

    /// <summary>Why the last look failed, so that authorities of before count; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>For a handshake.</summary>
    /// <exception cref="AuthenticationException">Nothing was loaded yet: the connection ends.</exception>
    public ClientTrust Current => _current ?? throw new AuthenticationException("no authority of clients was loaded yet");

    /// <summary>Loads the file if it changed; on failure, those of before go on counting.</summary>
    /// <returns>Null on success, also when nothing changed; else why not.</returns>
    public string? Refresh()
    {
        try
        {
            // Before the content: a file that changes meanwhile is read again.
            var stamp = FileStamp.Of(_file);
            if (stamp != _stamp)
            {
                _current = ClientTrust.Load(_file, _options.ClientNames);
                _stamp = stamp;
                Log.ClientAuthoritiesLoaded(_log, _current.AuthorityCount);
            }

            Failure = null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Keep($"--client-ca: {e.Message}");
        }

        return Failure;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(CertificateFileService.Interval, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            _ = Refresh();
        }
    }

    private void Keep(string reason)
    {
        if (reason != Failure)
        {
            Log.ClientAuthoritiesUnreadable(_log, reason);
        }

        Failure = reason;
    }
}
