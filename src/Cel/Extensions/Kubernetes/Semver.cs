using System.Globalization;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>A semantic version (semver.org, 2.0.0). Equality and order are by precedence: build metadata does not count.</summary>
internal sealed class Semver(ulong major, ulong minor, ulong patch, IReadOnlyList<string> preRelease, string build) : OpaqueObject(SemverType)
{
    public static readonly CelType SemverType = CelType.Opaque("kubernetes.Semver");

    public ulong Major { get; } = major;

    public ulong Minor { get; } = minor;

    public ulong Patch { get; } = patch;

    /// <summary>-1, 0 or 1 (section 11).</summary>
    public int OrderTo(Semver other)
    {
        var core = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return core != 0 ? Math.Sign(core) : ComparePreRelease(other.PreRelease);
    }

    public override bool EqualTo(OpaqueObject other) => other is Semver semver && OrderTo(semver) == 0;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}") + (PreRelease.Count > 0 ? "-" + string.Join('.', PreRelease) : "") + (Build.Length > 0 ? "+" + Build : "");

    private IReadOnlyList<string> PreRelease { get; } = preRelease;

    private string Build { get; } = build;

    private int ComparePreRelease(IReadOnlyList<string> other)
    {
        if (PreRelease.Count == 0 || other.Count == 0)
        {
            return other.Count.CompareTo(PreRelease.Count) is var order && order != 0 ? Math.Sign(order) : 0;
        }

        for (var i = 0; i < Math.Min(PreRelease.Count, other.Count); i++)
        {
            var order = CompareIdentifiers(PreRelease[i], other[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return PreRelease.Count.CompareTo(other.Count);
    }

    /// <summary>Numbers by worth and before words; as none has leading zeros, the longer one is the greater.</summary>
    private static int CompareIdentifiers(string a, string b)
    {
        var (isNumberA, isNumberB) = (SemverParser.IsNumber(a), SemverParser.IsNumber(b));
        if (isNumberA != isNumberB)
        {
            return isNumberA ? -1 : 1;
        }

        return isNumberA && a.Length != b.Length ? a.Length.CompareTo(b.Length) : Math.Sign(string.CompareOrdinal(a, b));
    }
}
