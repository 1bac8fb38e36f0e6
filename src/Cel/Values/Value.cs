using System.Runtime.CompilerServices;

namespace Caveat.Cel.Values;

/// <summary>
/// A value of the language: 16 bytes, returned in two registers, no allocation for null, bool, int, uint, double, duration and
/// whatever lies in a document. Reading it as what it is not is a mistake of the caller: look at <see cref="Kind"/> first.
/// </summary>
public readonly struct Value
{
    private readonly ValueObject? _object;
    private readonly long _bits;

    private Value(ValueObject source, long bits)
    {
        _object = source;
        _bits = bits;
    }

    /// <summary><c>null</c>.</summary>
    public static Value Null => new(ScalarTag.Null, 0);

    /// <summary><c>true</c>.</summary>
    public static Value True => new(ScalarTag.Bool, 1);

    /// <summary><c>false</c>.</summary>
    public static Value False => new(ScalarTag.Bool, 0);

    /// <summary>What the value holds.</summary>
    public ValueKind Kind => _object is null ? ValueKind.Absent : _object.Kind;

    /// <summary>True for a failed evaluation.</summary>
    public bool IsError => Kind == ValueKind.Error;

    /// <summary>The reference half.</summary>
    public ValueObject? Object => _object;

    /// <summary>The other half: the worth of a scalar, or the place in a source.</summary>
    public long Bits => _bits;

    /// <summary>The worth of a bool.</summary>
    public bool AsBool => _bits != 0;

    /// <summary>The worth of an int.</summary>
    public long AsInt => _bits;

    /// <summary>The worth of a uint.</summary>
    public ulong AsUint => (ulong)_bits;

    /// <summary>The worth of a double.</summary>
    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The worth of a duration, in nanoseconds.</summary>
    public long AsNanoseconds => _bits;

    /// <summary>A string's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> AsUtf8 => As<StringObject>().Utf8(_bits);

    /// <summary>A string as .NET has it; may allocate.</summary>
    public string AsText => As<StringObject>().Text(_bits);

    /// <summary>The error of a failed evaluation.</summary>
    public CelError AsError => As<CelError>();

    /// <summary>A bool.</summary>
    public static Value Of(bool value) => new(ScalarTag.Bool, value ? 1 : 0);

    /// <summary>An int.</summary>
    public static Value Of(long value) => new(ScalarTag.Int, value);

    /// <summary>A uint.</summary>
    public static Value Of(ulong value) => new(ScalarTag.Uint, (long)value);

    /// <summary>A double.</summary>
    public static Value Of(double value) => new(ScalarTag.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A string.</summary>
    public static Value Of(string value) => new(new Utf8String(value), 0);

    /// <summary>A duration.</summary>
    public static Value OfNanoseconds(long nanoseconds) => new(ScalarTag.Duration, nanoseconds);

    /// <summary>A value that its object alone tells.</summary>
    public static Value Of(ValueObject source) => new(source, 0);

    /// <summary>One of the values that an object is a source of.</summary>
    public static Value Of(ValueObject source, long bits) => new(source, bits);

    /// <summary>A failed evaluation.</summary>
    public static Value Error(string message) => new(new CelError(message), 0);

    /// <summary>The reference half as what <see cref="Kind"/> says it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T As<T>() where T : ValueObject => (T)_object!;

    // Only where Kind was looked at just before: a wrong type is not noticed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T Unchecked<T>() where T : ValueObject => Unsafe.As<T>(_object!);
}
