namespace Caveat.Webhook.Reviews;

/// <summary>What the large bodies that are being read or judged take together. Small ones, nearly all, never ask. Safe for several threads.</summary>
internal sealed class BodyBudget
{
    private long _taken;

    /// <summary>False when there is not so much room.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= ReviewLimits.MaxLargeBytes)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
