namespace Caveat.Webhook.Tls;

/// <summary>Where the serving certificate lies, PEM.</summary>
/// <param name="Certificate">The leaf, and behind it those between it and the authority.</param>
/// <param name="Key">Its private key, not encrypted.</param>
internal sealed record CertificateFiles(string Certificate, string Key)
{
    /// <summary>Changes when one of the files does.</summary>
    public string Stamp() => $"{Time(Certificate)}|{Time(Key)}";

    // Of the target, as Secret volumes are symbolic links that are switched.
    private static long Time(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true))?.LastWriteTimeUtc.Ticks ?? 0;
    }
}
