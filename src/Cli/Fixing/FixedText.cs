namespace Caveat.Cli.Fixing;

/// <summary>A text of manifests with its defaults filled in.</summary>
/// <param name="Text">As it came where nothing is filled in.</param>
/// <param name="Problems">What could not be read, judged or written, each with its place; the rest is filled in all the same.</param>
/// <param name="IsRefused">Whether a default of an object could not be judged, and its policy fails closed.</param>
internal sealed record FixedText(string Text, IReadOnlyList<string> Problems, bool IsRefused);
