namespace Caveat.Webhook.Tls;

/// <summary>Tells that a file is another one.</summary>
internal static class FileStamp
{
    /// <summary>Of the target, as Secret volumes are symbolic links that are switched. 0 when the link leads nowhere.</summary>
    public static long Of(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true))?.LastWriteTimeUtc.Ticks ?? 0;
    }
}
