namespace Caveat.Webhook.Tls;

/// <summary>Where the serving certificate lies, PEM.</summary>
/// <param name="Certificate">The leaf, and behind it those between it and the authority.</param>
/// <param name="Key">Its private key, not encrypted.</param>
/// <param name="Authority">Whom the API server is told to trust; null when it isn't told here.</param>
internal sealed record CertificateFiles(string Certificate, string Key, string? Authority)
{
    /// <summary>Changes when one of the files does.</summary>
    public string Stamp() => $"{Time(Certificate)}|{Time(Key)}|{(Authority is null ? 0 : Time(Authority))}";

    /// <inheritdoc/>
    public override string ToString() => $"{Certificate}, {Key}{(Authority is null ? "" : $", {Authority}")}";

    // Of the target, as Secret volumes are symbolic links that are switched.
    private static long Time(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true))?.LastWriteTimeUtc.Ticks ?? 0;
    }
}
