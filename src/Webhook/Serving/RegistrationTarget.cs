using Caveat.Cluster.Registration;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Serving;

/// <summary>What is to be registered now, and where.</summary>
internal sealed class RegistrationTarget
{
    private readonly WebhookRegistration _registration;
    private readonly ServedPolicies _served;
    private readonly TrustedAuthority _authority;

    public RegistrationTarget(WebhookRegistration registration, ServedPolicies served, TrustedAuthority authority)
    {
        _registration = registration;
        _served = served;
        _authority = authority;
    }

    /// <summary>For messages.</summary>
    public string Server => _registration.Server;

    /// <summary>Null while there are no policies, or no certificate.</summary>
    public RegistrationContents? Wanted()
    {
        var pem = _registration.NeedsAuthority ? _authority.Pem : null;
        return _served.Current is { } policies && (pem is not null || !_registration.NeedsAuthority) ? new RegistrationContents(policies, pem) : null;
    }

    /// <summary>Null on success; else why not.</summary>
    public Task<string?> ApplyAsync(RegistrationContents contents, CancellationToken cancellation) =>
        _registration.ApplyAsync(contents.Policies, contents.AuthorityPem, cancellation);
}
