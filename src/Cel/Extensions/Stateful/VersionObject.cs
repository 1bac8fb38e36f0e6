using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>
/// A version as vendors write it: numbers, perhaps a stage before the release, perhaps numbers of a build behind it. The one order of versions: what <c>caveat.version</c> gives, and whoever
/// compares versions outside of expressions.
/// </summary>
public sealed class VersionObject : OpaqueObject
{
    internal static readonly CelType VersionType = CelType.Opaque("caveat.Version");

    private readonly string _text;
    private readonly long[] _numbers;
    private readonly int _stage;
    private readonly long[] _builds;

    /// <summary>A version that was read.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="numbers">At least one.</param>
    /// <param name="stage">See <see cref="PreRelease"/>.</param>
    /// <param name="builds">Of a stage before the release, or of a build behind it, most significant first.</param>
    internal VersionObject(string text, long[] numbers, int stage, long[] builds) : base(VersionType)
    {
        _text = text;
        _numbers = numbers;
        _stage = stage;
        _builds = builds;
    }

    /// <summary>Reads what <c>caveat.version</c> reads, at most 128 UTF-16 code units; null when the text is no version.</summary>
    public static VersionObject? Parse(string text) => VersionParser.Parse(text);

    /// <summary>Whether a word such as <c>rc</c> or <c>beta</c> puts it before the release of these numbers.</summary>
    public bool IsPreRelease => _stage != PreRelease.None;

    /// <summary>Whether it is numbers and nothing else that counts.</summary>
    public bool IsNumbersOnly => !IsPreRelease && _builds.Length == 0;

    /// <summary>How many numbers are written: 2 in <c>4.2-rc1</c>.</summary>
    public int NumberCount => _numbers.Length;

    /// <summary>A number by its place from 0; one that isn't written is 0.</summary>
    public long Number(int place) => place < _numbers.Length ? _numbers[place] : 0;

    /// <summary>What kind of step leads from this version to another: same, patch, minor, major or downgrade.</summary>
    internal string StepTo(VersionObject other)
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

    /// <inheritdoc/>
    public override bool EqualTo(OpaqueObject other) => other is VersionObject version && OrderTo(version) == 0;

    /// <summary>As it was written.</summary>
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
