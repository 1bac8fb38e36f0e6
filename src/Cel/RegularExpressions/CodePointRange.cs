namespace Caveat.Cel.RegularExpressions;

/// <summary>Code points from a first to a last, both included.</summary>
internal readonly record struct CodePointRange(int First, int Last);
