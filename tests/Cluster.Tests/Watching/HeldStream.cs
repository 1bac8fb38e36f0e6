namespace Caveat.Cluster.Tests.Watching;

/// <summary>Ends when something else does, and holds nothing.</summary>
internal sealed class HeldStream(Task end) : AnswerStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await end.WaitAsync(cancellationToken);
        return 0;
    }
}
