namespace Caveat.Cluster.Registration;

/// <summary>How the API server finds the webhook, and what it does when it can't.</summary>
public sealed record RegistrationOptions
{
    /// <summary>What the API server waits for an answer; its own default. It takes 1 to 30.</summary>
    public const int DefaultTimeoutSeconds = 10;

    /// <summary>Where the API server calls.</summary>
    public required WebhookAddress Address { get; init; }

    /// <summary>
    /// The Certificate of cert-manager, NAMESPACE/NAME, whose authority its injector writes into the configurations; they then have its annotation, and the field belongs to it. Null when the authority
    /// is written here.
    /// </summary>
    public string? AuthorityInjectedFrom { get; init; }

    /// <summary>Whether a write is refused when the webhook can't be asked: <c>Fail</c>; else it goes through: <c>Ignore</c>.</summary>
    public bool FailsClosed { get; init; } = true;

    /// <summary>Seconds from 1 to 30.</summary>
    public int TimeoutSeconds { get; init; } = DefaultTimeoutSeconds;

    /// <summary>What the webhook is never asked about.</summary>
    public WebhookScope Scope { get; init; } = WebhookScope.Default;
}
