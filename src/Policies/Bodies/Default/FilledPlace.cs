using Caveat.Json;

namespace Caveat.Policies.Bodies.Default;

/// <summary>A place that a default fills in.</summary>
/// <param name="Path">In the object, with indexes.</param>
/// <param name="Name">As people and the annotation name it: items by their keys.</param>
/// <param name="Json">What it gets.</param>
internal readonly record struct FilledPlace(FieldPath Path, string Name, ReadOnlyMemory<byte> Json);
