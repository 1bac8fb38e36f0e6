namespace Caveat.Cel.RegularExpressions;

/// <summary>An instruction of a <see cref="Re2Program"/>.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="First">The class's number, the assertion's kind, or the place to go to; of a split, the preferred one.</param>
/// <param name="Second">The other place of a split.</param>
internal readonly record struct Re2Instruction(Re2Operation Operation, int First = 0, int Second = 0);
