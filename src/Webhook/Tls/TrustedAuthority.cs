namespace Caveat.Webhook.Tls;

/// <summary>Whom the API server is told to trust, as PEM: one reference, swapped when there is another.</summary>
internal sealed class TrustedAuthority
{
    private volatile string? _pem;

    /// <summary>Null until it is known.</summary>
    public string? Pem
    {
        get => _pem;
        set => _pem = value;
    }
}
