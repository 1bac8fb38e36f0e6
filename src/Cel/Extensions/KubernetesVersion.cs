using System.Globalization;

namespace Caveat.Cel.Extensions;

/// <summary>A release of Kubernetes.</summary>
/// <param name="Major">Always 1 so far.</param>
/// <param name="Minor">36 of 1.36.</param>
public readonly record struct KubernetesVersion(int Major, int Minor) : IComparable<KubernetesVersion>
{
    /// <summary>The release that the libraries follow.</summary>
    public static KubernetesVersion Latest { get; } = new(1, 36);

    /// <summary>Reads <c>1.36</c> and <c>v1.36.2</c>, of which the last part does not count.</summary>
    public static bool TryParse(string text, out KubernetesVersion version)
    {
        version = default;
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.');
        if (parts.Length is < 2 or > 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        version = new KubernetesVersion(major, minor);
        return true;
    }

    /// <summary>Earlier is less.</summary>
    public int CompareTo(KubernetesVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    /// <summary>Whether the one is earlier than the other.</summary>
    public static bool operator <(KubernetesVersion a, KubernetesVersion b) => a.CompareTo(b) < 0;

    /// <summary>Whether the one is later than the other.</summary>
    public static bool operator >(KubernetesVersion a, KubernetesVersion b) => a.CompareTo(b) > 0;

    /// <summary>Whether the one is not later than the other.</summary>
    public static bool operator <=(KubernetesVersion a, KubernetesVersion b) => a.CompareTo(b) <= 0;

    /// <summary>Whether the one is not earlier than the other.</summary>
    public static bool operator >=(KubernetesVersion a, KubernetesVersion b) => a.CompareTo(b) >= 0;

    /// <summary><c>1.36</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
