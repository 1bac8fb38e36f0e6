using Caveat.Policies;
using Caveat.PolicyFiles;

namespace Caveat.Webhook.Serving;

/// <summary>The one reference to the policies that serve, swapped whole.</summary>
internal sealed class ServedPolicies
{
    private volatile PolicySet? _current;
    private volatile PolicyReading? _lastReading;

    /// <summary>Null until policies have been compiled.</summary>
    public PolicySet? Current => _current;

    /// <summary>What the files came to last, whether or not it serves; null before the first reading.</summary>
    public PolicyReading? LastReading => _lastReading;

    /// <summary>Takes a reading over.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="mayBeEmpty">Whether a reading without a single policy serves: a cluster may have none, but files that are gone are a mistake.</param>
    /// <returns>Whether it serves.</returns>
    public bool Offer(PolicyReading reading, bool mayBeEmpty)
    {
        _lastReading = reading;
        if (reading.Set.Policies.Count == 0 && !mayBeEmpty)
        {
            return false;
        }

        _current = reading.Set;
        return true;
    }
}
