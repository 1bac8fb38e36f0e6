using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>A version as vendors write it: numbers, perhaps a stage before the release, perhaps numbers of a build behind it.</summary>
internal sealed class VersionObject : OpaqueObject
{
    public static readonly CelType VersionType = CelType.Opaque("caveat.Version");

    private readonly string _text;
    private readonly long[] _numbers;
    private readonly int _stage;
    private readonly long[] _builds;

    /// <summary>A version that was read.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="numbers">At least one.</param>
    /// <param name="stage">See <see cref="PreRelease"/>.</param>
    /// <param name="builds">Of a stage before the release, or of a build behind it, most significant first.</param>
    public VersionObject(string text, long[] numbers, int stage, long[] builds) : base(VersionType)
    {
        _text = text;
        _numbers = numbers;
        _stage = stage;
        _builds = builds;
    }

    public bool IsPreRelease => _stage != PreRelease.None;

    /// <summary>A number by its place from 0; one that isn't written is 0.</summary>
    public long Number(int place) => place < _numbers.Length ? _numbers[place] : 0;

    /// <summary>What kind of step leads from this version to another.</summary>
    public string StepTo(VersionObject other)
    {
        var order = OrderTo(other);
        if (order >= 0)
        {
            return order == 0 ? "same" : "downgrade";
        }

        return Number(0) != other.Number(0) ? "major" : Number(1) != other.Number(1) ? "minor" : "patch";
    }

    /// <summary>Negative, 0 or positive, as this one is before, the same as or after the other.</summary>
    public int OrderTo(VersionObject other)
    {
        var order = Compare(_numbers, other._numbers);
        order = order != 0 ? order : _stage.CompareTo(other._stage);
        return order != 0 ? order : Compare(_builds, other._builds);
    }

    public override bool EqualTo(OpaqueObject other) => other is VersionObject version && OrderTo(version) == 0;

    public override string ToString() => _text;

    // What isn't written is 0.
    private static int Compare(long[] left, long[] right)
    {
        var length = Math.Max(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var order = (i < left.Length ? left[i] : 0).CompareTo(i < right.Length ? right[i] : 0);
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }

        return 0;
    }
}
