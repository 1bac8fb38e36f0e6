namespace Caveat.Audit.Replay;

/// <summary>A line of a log.</summary>
/// <param name="Utf8">Without its end; alive until the next is asked for. Empty when there is a problem.</param>
/// <param name="Number">From 1.</param>
/// <param name="Problem">Why the line can't be read, as a clause; null when it can.</param>
internal readonly record struct LogLine(ReadOnlyMemory<byte> Utf8, long Number, string? Problem);
