using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Testing;

/// <summary>An object in a test.</summary>
/// <param name="Source">The text that it stands in.</param>
/// <param name="Node">As it is written.</param>
/// <param name="Value">As JSON; its text is its own.</param>
public sealed record WrittenObject(SourceText Source, YamlNode Node, JsonValue Value)
{
    /// <summary>File and line, for messages.</summary>
    public string Place => $"{Source.Name}:{Source.PositionOf(Node.Span.Start).Line}";
}
