namespace Caveat.Cel.Bench;

/// <summary>What a call takes.</summary>
internal readonly record struct Measure(double Nanoseconds, long Bytes);
