namespace Caveat.Cel.Cost;

/// <summary>Costs of cel-go (common/cost.go), which estimates and measurements share.</summary>
internal static class UnitCosts
{
    /// <summary>A name, or a field of a map or an object.</summary>
    public const ulong SelectOrName = 1;

    /// <summary>A list literal, without its elements.</summary>
    public const ulong ListLiteral = 10;

    /// <summary>A map literal, without its entries.</summary>
    public const ulong MapLiteral = 30;

    /// <summary>A message literal, without its fields.</summary>
    public const ulong MessageLiteral = 40;

    /// <summary>Looking at one code point or byte.</summary>
    public const double Traversal = 0.1;

    /// <summary>One code point of a regular expression; an expression in it is guessed to have four.</summary>
    public const double RegexLength = 0.25;
}
