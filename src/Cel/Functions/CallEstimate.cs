namespace Caveat.Cel.Functions;

/// <summary>What a call will cost, without its arguments.</summary>
/// <param name="Cost">In the API server's units.</param>
/// <param name="ResultSize">The size of a string, bytes, list or map that it gives; null when nothing is known, or the result has no size.</param>
public readonly record struct CallEstimate(Estimate Cost, Estimate? ResultSize = null)
{
    /// <summary>A cost that is always the same.</summary>
    public static CallEstimate Exactly(ulong cost) => new(Estimate.Exactly(cost));
}
