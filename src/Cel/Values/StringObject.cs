namespace Caveat.Cel.Values;

/// <summary>
/// Strings as well-formed UTF-8, which is what comes from the API server and what goes back; ordering bytes orders code points.
/// </summary>
public abstract class StringObject : ValueObject
{
    /// <summary>For derived sources of strings.</summary>
    protected StringObject() : base(ValueKind.String)
    {
    }

    /// <summary>The string's bytes, valid while its source is.</summary>
    public abstract ReadOnlySpan<byte> Utf8(long bits);

    /// <summary>The string as .NET has it; may allocate.</summary>
    public abstract string Text(long bits);
}
