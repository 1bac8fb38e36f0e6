using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A rule of a schema, ready to run. Immutable.</summary>
internal abstract class Keyword
{
    protected Keyword(string name) => Name = name;

    /// <summary>As the schema says it.</summary>
    public string Name { get; }

    /// <summary>Whether it judges <c>null</c> where a structural schema allows that: such a value has a type and may be enumerated, nothing else is asked of it.</summary>
    public virtual bool JudgesNull => false;

    /// <summary>Schemas that this applies to the very same value.</summary>
    public virtual IReadOnlyList<SchemaNode> InPlace => [];

    /// <summary>False when the value breaks the rule; a value that the rule is not about does not. Every violation is reported, unless the run is quiet.</summary>
    public abstract bool Evaluate(JsonValue value, SchemaRun run);
}
