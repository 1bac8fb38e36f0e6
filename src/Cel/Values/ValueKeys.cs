namespace Caveat.Cel.Values;

/// <summary>Values as keys of a .NET dictionary or set, compared as the language compares.</summary>
public sealed class ValueKeys : IEqualityComparer<Value>
{
    /// <summary>The one instance.</summary>
    public static readonly ValueKeys Instance = new();

    private ValueKeys()
    {
    }

    /// <inheritdoc/>
    public bool Equals(Value x, Value y) => ValueEquality.Equal(x, y);

    /// <inheritdoc/>
    public int GetHashCode(Value obj) => ValueHash.Of(obj);
}
