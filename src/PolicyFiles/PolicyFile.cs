using Caveat.Text;

namespace Caveat.PolicyFiles;

/// <summary>A file as it was read.</summary>
/// <param name="Path">As it was named or found; stands before the position in messages.</param>
/// <param name="Source">Its text; null when it could not be read.</param>
/// <param name="Problem">Why there is no text, as a whole message with the path; null when there is one.</param>
public sealed record PolicyFile(string Path, SourceText? Source, string? Problem);
