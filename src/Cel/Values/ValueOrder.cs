namespace Caveat.Cel.Values;

/// <summary>How one value stands to another.</summary>
public enum ValueOrder : sbyte
{
    /// <summary>The first comes before the second.</summary>
    Less = -1,

    /// <summary>Neither comes first.</summary>
    Equal = 0,

    /// <summary>The first comes after the second.</summary>
    Greater = 1,

    /// <summary>One of them is NaN: neither less, nor equal, nor greater.</summary>
    Unordered = 2,

    /// <summary>The language has no order between values of these types.</summary>
    NoOverload = 3,
}
