namespace Caveat.Yaml;

/// <summary>A replacement in a text.</summary>
/// <param name="Start">Offset of the first code unit that goes.</param>
/// <param name="Length">Code units that go; 0 for an insertion.</param>
/// <param name="Text">What comes instead.</param>
internal readonly record struct YamlEdit(int Start, int Length, string Text);
