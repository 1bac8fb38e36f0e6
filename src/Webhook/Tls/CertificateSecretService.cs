using Caveat.Certificates;
using Caveat.Cluster.Certificates;
using Caveat.Cluster.Election;
using Caveat.Webhook.Serving;

namespace Caveat.Webhook.Tls;

/// <summary>
/// Serves what a Secret holds that all replicas share. The replica that leads writes it: a new certificate ahead of time, and a new authority in steps, each only when the API server was told of the
/// one before.
/// </summary>
internal sealed class CertificateSecretService : BackgroundService
{
    /// <summary>Between two looks. One read; the overlap of a rotation is many times as long.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>The same until there is a certificate: nothing is served without.</summary>
    public static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(200);

    private readonly CertificateSecret _secret;
    private readonly CertificateRotation _rotation;
    private readonly ServedCertificate _served;
    private readonly LeaseElection _election;
    private readonly RegistrationState _registration;
    private RotatedCertificates? _last;

    public CertificateSecretService(
        CertificateSecret secret, CertificateRotation rotation, ServedCertificate served, LeaseElection election, RegistrationState registration)
    {
        _secret = secret;
        _rotation = rotation;
        _served = served;
        _election = election;
        _registration = registration;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StartInterval, _served.Clock);
        do
        {
            await LookAsync(stoppingToken);
            timer.Period = _last is null ? StartInterval : Interval;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var answer = await _secret.BringUpToDateAsync(_rotation, MayWrite, cancellation);
        if (answer.Certificates is not { } certificates)
        {
            _served.Certificate.Keep(answer.Failure!);
            return;
        }

        if (certificates != _last)
        {
            _served.Certificate.Serve(ServingCertificate.ContextOf(certificates.Serving.ToX509(), []));
            _served.Authority.Pem = certificates.TrustedPem;
            _last = certificates;
        }
    }

    // A step of a rotation stands on the one before: while the API server was not told whom to trust, nothing is signed by another.
    private bool MayWrite(RotatedCertificates? current) =>
        _election.IsHeld && (current is null || !_registration.IsWanted || _registration.RegisteredAuthority == current.TrustedPem);
}
