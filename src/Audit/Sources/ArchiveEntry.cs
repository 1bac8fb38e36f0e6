namespace Caveat.Audit.Sources;

/// <summary>A file of an archive.</summary>
/// <param name="Name">The archive's path, a colon, and the file's in it.</param>
/// <param name="Data">Its bytes, until the next file is asked for.</param>
internal readonly record struct ArchiveEntry(string Name, Stream Data);
