using Caveat.Audit.Sources;

namespace Caveat.Audit.Reading;

/// <summary>A stream with bytes in front that were read of it.</summary>
internal sealed class PushedBackStream(Stream rest, ReadOnlyMemory<byte> first) : ForwardStream
{
    private ReadOnlyMemory<byte> _first = first;

    public override int Read(Span<byte> buffer)
    {
        if (_first.IsEmpty)
        {
            return rest.Read(buffer);
        }

        var length = Math.Min(_first.Length, buffer.Length);
        _first.Span[..length].CopyTo(buffer);
        _first = _first[length..];
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
