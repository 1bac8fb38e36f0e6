using System.Collections.Frozen;

namespace Caveat.Cel.Types;

/// <summary>An object type whose fields are known one by one.</summary>
public sealed class FieldsType : ObjectType
{
    private readonly FrozenDictionary<string, CelType> _fields;

    /// <summary>A type of these fields.</summary>
    /// <param name="name">Unique in an environment.</param>
    /// <param name="fields">Name and type of each.</param>
    public FieldsType(string name, IEnumerable<KeyValuePair<string, CelType>> fields) : base(name) =>
        _fields = fields.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> FieldNames => _fields.Keys;

    /// <inheritdoc/>
    public override CelType? FieldType(string name) => _fields.GetValueOrDefault(name);
}
