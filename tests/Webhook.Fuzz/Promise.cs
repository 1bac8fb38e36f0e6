namespace Caveat.Webhook.Fuzz;

/// <summary>What has to hold.</summary>
internal static class Promise
{
    /// <exception cref="InvalidOperationException">It doesn't.</exception>
    public static void Keep(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException("broken promise: " + promise);
        }
    }
}
