using System.Buffers;
using System.Runtime.InteropServices;

namespace Caveat.Json;

// Memory outside the managed heap, as a server's buffers may be.
internal sealed class NativeMemory : MemoryManager<byte>
{
    private readonly byte[] _bytes;
    private GCHandle _handle;

    public NativeMemory(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        _handle = GCHandle.Alloc(_bytes);
    }

    public override Span<byte> GetSpan() => _bytes;

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => _handle.Free();
}
