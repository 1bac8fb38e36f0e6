namespace Caveat.Cel.RegularExpressions;

/// <summary>Where a pattern matched.</summary>
/// <param name="Start">In bytes of UTF-8, from 0.</param>
/// <param name="Length">In bytes; 0 for an empty match.</param>
public readonly record struct Re2Match(int Start, int Length);
