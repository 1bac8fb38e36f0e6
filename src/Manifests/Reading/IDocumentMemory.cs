namespace Caveat.Manifests.Reading;

/// <summary>Where the bytes of documents are put as they are read.</summary>
public interface IDocumentMemory
{
    /// <summary>Room for one document, whatever stands in it. How long it is the document's, its owner says.</summary>
    Memory<byte> Take(int length);
}
