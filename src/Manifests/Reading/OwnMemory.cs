namespace Caveat.Manifests.Reading;

/// <summary>Each document has bytes of its own, for good.</summary>
public sealed class OwnMemory : IDocumentMemory
{
    private OwnMemory()
    {
    }

    /// <summary>The only one.</summary>
    public static OwnMemory Instance { get; } = new();

    /// <inheritdoc/>
    public Memory<byte> Take(int length) => new byte[length];
}
