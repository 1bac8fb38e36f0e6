using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A field of a record of documents.</summary>
internal abstract class Field<T>(string name)
{
    public string Name => name;

    public bool IsRequired { get; init; }

    /// <summary>For the manual, the schemas and completion in editors.</summary>
    public required string Doc { get; init; }

    public abstract Shape Shape { get; }

    public abstract void Read(YamlNode node, T target, Findings findings);
}
