using Caveat.Cel.Extensions.Stateful;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>A version with all that begin with its numbers: <c>4.2</c> is 4.2.0 and 4.2.7 too. One with more than numbers, such as <c>4.2-rc1</c>, is itself alone.</summary>
internal sealed class VersionSeries(VersionObject version)
{
    public bool Contains(VersionObject other)
    {
        if (!version.IsNumbersOnly)
        {
            return version.OrderTo(other) == 0;
        }

        for (var place = 0; place < version.NumberCount; place++)
        {
            if (version.Number(place) != other.Number(place))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As the author wrote it.</summary>
    public override string ToString() => version.ToString();
}
