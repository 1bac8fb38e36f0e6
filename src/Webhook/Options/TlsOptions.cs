using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Options;

/// <summary>What it serves with, and whom it lets in. The certificate is from files, from a Secret, or else self-made.</summary>
internal sealed record TlsOptions
{
    /// <summary>Files that somebody else keeps up; null for none.</summary>
    public CertificateFiles? Files { get; init; }

    /// <summary>A Secret with an authority and a certificate that the replicas make, share and rotate; null for none.</summary>
    public ObjectName? Secret { get; init; }

    /// <summary>Where the self-made authority and certificate are kept.</summary>
    public string Directory { get; init; } = "caveat-certificates";

    /// <summary>Names and addresses in a certificate that is made here.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["localhost", "127.0.0.1"];

    /// <summary>PEM file of the authorities whose clients are let in; null for everybody.</summary>
    public string? ClientAuthorityFile { get; init; }

    /// <summary>Common names, or DNS names, of clients that are let in; empty for all of <see cref="ClientAuthorityFile"/>.</summary>
    public IReadOnlyList<string> ClientNames { get; init; } = [];
}
