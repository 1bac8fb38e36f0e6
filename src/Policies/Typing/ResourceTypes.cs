using Caveat.Cel.Types;
using Caveat.Schema;

namespace Caveat.Policies.Typing;

/// <summary>Types for expressions over objects whose schema is known.</summary>
public static class ResourceTypes
{
    /// <summary>
    /// The type of <c>object</c> and <c>oldObject</c> of a version: a field that the schema doesn't have is an error of the expression. Numbers, dates and durations are as JSON has them
    /// (<see cref="SchemaReading.Json"/>).
    /// </summary>
    /// <param name="name">Name of the type, such as <c>Object</c>; types are equal when their names are, so that two schemas in one expression need two names.</param>
    /// <param name="schema">Of one version of the resource.</param>
    public static CelType Of(string name, JsonSchema schema) => SchemaTypes.Of(name, new StructuralShape(schema.Root));
}
