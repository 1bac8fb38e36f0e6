using Caveat.Policies;
using Caveat.PolicyFiles;

namespace Caveat.Webhook.Serving;

/// <summary>The one reference to the policies that serve, swapped whole.</summary>
internal sealed class ServedPolicies
{
    private volatile PolicySet? _current;
    private volatile PolicyReading? _lastReading;

    /// <summary>Null until at least one policy has been compiled.</summary>
    public PolicySet? Current => _current;

    /// <summary>What the files came to last, whether or not it serves; null before the first reading.</summary>
    public PolicyReading? LastReading => _lastReading;

    /// <summary>Takes a reading over; one without a single policy changes nothing that serves.</summary>
    /// <returns>Whether it serves.</returns>
    public bool Offer(PolicyReading reading)
    {
        _lastReading = reading;
        if (reading.Set.Policies.Count == 0)
        {
            return false;
        }

        _current = reading.Set;
        return true;
    }
}
