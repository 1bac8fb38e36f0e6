using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A rule of a schema that a value breaks.</summary>
/// <param name="Path">The place in the value; of a field that is missing, where it should be.</param>
/// <param name="Keyword">The keyword that says so, such as <c>maximum</c>; empty where the value was not judged to the end.</param>
/// <param name="Message">One sentence without the place and without a full stop: what must be, and what is.</param>
public sealed record SchemaViolation(FieldPath Path, string Keyword, string Message)
{
    /// <summary>Place and message: <c>spec.replicas: must be at most 7, is 9</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
