namespace Caveat.Audit.Sources;

/// <summary>A file of a command line, or a directory below one that can't be listed.</summary>
/// <param name="Path">As messages name it.</param>
/// <param name="Problem">Why nothing is read there, with the path in front; null for a file.</param>
public readonly record struct InputFile(string Path, string? Problem = null);
