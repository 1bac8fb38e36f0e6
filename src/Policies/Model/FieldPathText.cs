using Caveat.Json;
using Caveat.Text;

namespace Caveat.Policies.Model;

/// <summary>A path of a field as written.</summary>
/// <param name="Path">The path.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record FieldPathText(FieldPath Path, TextSpan Span);
