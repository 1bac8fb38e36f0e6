using Caveat.Cluster.Registration;

namespace Caveat.Webhook.Options;

/// <summary>Whether and how the webhook registers itself.</summary>
internal sealed record RegisterOptions
{
    /// <summary>Where the API server is told to call; null when somebody else registers the webhook.</summary>
    public WebhookAddress? Address { get; init; }

    /// <summary>Whether a write is refused when the webhook can't be asked.</summary>
    public bool FailsClosed { get; init; } = true;

    /// <summary>The Certificate whose authority cert-manager injects, NAMESPACE/NAME; null when the authority is registered here.</summary>
    public string? AuthorityInjectedFrom { get; init; }
}
