using Caveat.Cel.Functions;

namespace Caveat.Cel.Cost;

/// <summary>What is known of a comprehension's variable.</summary>
/// <param name="Path">From a declared variable to it; null when it is computed.</param>
/// <param name="Size">Its own size.</param>
/// <param name="Entry">Sizes of what is in it.</param>
internal sealed record LocalSize(string[]? Path, Estimate? Size, EntrySize? Entry);
