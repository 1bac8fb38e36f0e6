namespace Caveat.Cluster.Tests;

/// <summary>What comes over a network until that is cut.</summary>
internal sealed class CutStream(Stream inner, CancellationToken cut) : AnswerStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cut, cancellationToken);
        try
        {
            return await inner.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException e) when (cut.IsCancellationRequested)
        {
            throw new IOException("the network is cut", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
