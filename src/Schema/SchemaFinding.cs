using Caveat.Json;
using Caveat.Text;

namespace Caveat.Schema;

/// <summary>Something that is wrong with a schema, or in it but of no effect.</summary>
/// <param name="Severity">An error makes the schema useless; a warning does not.</param>
/// <param name="Path">The place in the schema.</param>
/// <param name="Message">One sentence without the place and without a full stop.</param>
public sealed record SchemaFinding(DiagnosticSeverity Severity, FieldPath Path, string Message)
{
    /// <summary>Place and message: <c>properties.size.maximum: must be a number, is "a"</c>.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
