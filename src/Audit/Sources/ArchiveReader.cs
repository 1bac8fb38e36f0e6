using System.Formats.Tar;
using System.IO.Compression;

namespace Caveat.Audit.Sources;

/// <summary>The manifests of a tar archive, in its order, as they are read: nothing is unpacked, and what is no manifest by its name is passed over.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private static readonly string[] Compressed = [".tar.gz", ".tgz"];

    // An archive ends with two blocks of zeros; the padding of a file is less than one.
    private const int BlockBytes = 512;

    private readonly Stream _file;
    private readonly string _path;
    private readonly ZeroWatch _bytes;
    private readonly TarReader _tar;
    private string _last = "";

    /// <param name="file">The archive; stays the caller's.</param>
    /// <param name="path">As messages name it.</param>
    public ArchiveReader(Stream file, string path)
    {
        _file = file;
        _path = path;
        _bytes = new ZeroWatch(IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file);
        _tar = new TarReader(_bytes, leaveOpen: true);
    }

    /// <summary>Why the archive was not read to its end, with its path in front; null when it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Bytes of the file that were read, packed as they are.</summary>
    public long Position => _file.CanSeek ? _file.Position : 0;

    public static bool IsArchive(string path) => path.EndsWith(".tar", StringComparison.Ordinal) || IsCompressed(path);

    /// <summary>The next manifest; null at the end, or where the archive is broken.</summary>
    public ArchiveEntry? Next()
    {
        try
        {
            while (_tar.GetNextEntry() is { } entry)
            {
                _last = entry.Name;
                if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data } && InputFiles.IsManifest(entry.Name))
                {
                    return new ArchiveEntry($"{_path}:{entry.Name}", new WholeStream(data, entry.Length));
                }
            }

            Problem = _bytes.Trailing >= BlockBytes ? null : Broken("it ends without the mark of an end");
        }
        // Times beyond all years are out of range, and numbers of their own form overflow.
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or ArgumentOutOfRangeException or OverflowException)
        {
            Problem = Broken(e.Message);
        }

        return null;
    }

    public void Dispose()
    {
        _tar.Dispose();
        _bytes.Dispose();
    }

    private static bool IsCompressed(string path) => Array.Exists(Compressed, ending => path.EndsWith(ending, StringComparison.Ordinal));

    private string Broken(string why) => $"{_path}: the archive is cut off or damaged behind {(_last.Length == 0 ? "its beginning" : _last)}: {why}";
}
