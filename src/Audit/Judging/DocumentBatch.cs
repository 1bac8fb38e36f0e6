using Caveat.Manifests.Reading;

namespace Caveat.Audit.Judging;

/// <summary>Documents that are judged together, and the bytes of them; both until it is emptied, for others then. What is judged leaves nothing for the collector to move.</summary>
internal sealed class DocumentBatch : IDocumentMemory
{
    /// <summary>Documents of a batch: enough that handing it over costs nothing beside judging it.</summary>
    public const int MaxDocuments = 64;

    /// <summary>Bytes from which on a batch takes no more.</summary>
    public const int MaxBytes = 256 * 1024;

    private readonly List<ManifestDocument> _documents = new(MaxDocuments);
    private byte[] _block = [];
    private int _used;
    private int _bytes;

    public IReadOnlyList<ManifestDocument> Documents => _documents;

    public bool IsFull => _documents.Count >= MaxDocuments || _bytes >= MaxBytes;

    public void Add(in ManifestDocument document)
    {
        _documents.Add(document);
        _bytes += document.Utf8.Length;
    }

    /// <summary>Room in the batch, or where that is full, elsewhere.</summary>
    public Memory<byte> Take(int length)
    {
        _block = _block.Length > 0 ? _block : new byte[MaxBytes];
        if (length > _block.Length - _used)
        {
            return new byte[length];
        }

        _used += length;
        return _block.AsMemory(_used - length, length);
    }

    public void Empty()
    {
        _documents.Clear();
        (_used, _bytes) = (0, 0);
    }
}
