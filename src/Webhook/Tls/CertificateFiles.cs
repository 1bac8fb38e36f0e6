namespace Caveat.Webhook.Tls;

/// <summary>Where the serving certificate lies, PEM.</summary>
/// <param name="Certificate">The leaf, and behind it those between it and the authority.</param>
/// <param name="Key">Its private key, not encrypted.</param>
/// <param name="Authority">Whom the API server is told to trust; null when it isn't told here.</param>
internal sealed record CertificateFiles(string Certificate, string Key, string? Authority)
{
    /// <summary>Changes when one of the files does.</summary>
    public string Stamp() => $"{FileStamp.Of(Certificate)}|{FileStamp.Of(Key)}|{(Authority is null ? 0 : FileStamp.Of(Authority))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Certificate}, {Key}{(Authority is null ? "" : $", {Authority}")}";
}
