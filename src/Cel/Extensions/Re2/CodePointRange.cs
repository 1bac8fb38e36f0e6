namespace Caveat.Cel.Extensions.Re2;

/// <summary>Code points from a first to a last, both included.</summary>
internal readonly record struct CodePointRange(int First, int Last);
