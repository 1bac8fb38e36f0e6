namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>How a quantity was written, and is printed.</summary>
internal enum QuantityFormat
{
    /// <summary>None: the bare <c>0</c>; printed with exponents.</summary>
    Unset,

    /// <summary><c>1.5k</c>: powers of 1000, also without a suffix.</summary>
    DecimalSI,

    /// <summary><c>1.5Ki</c>: powers of 1024.</summary>
    BinarySI,

    /// <summary><c>1.5e3</c>.</summary>
    DecimalExponent,
}
