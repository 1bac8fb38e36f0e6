using System.Collections.Concurrent;

namespace Caveat.Cel.Types;

/// <summary>An object of a structural schema; the types of its fields are made when first asked for, so a schema that contains itself is no problem.</summary>
internal sealed class SchemaObjectType : ObjectType
{
    private readonly ConcurrentDictionary<string, CelType?> _fields = new(StringComparer.Ordinal);
    private readonly SchemaShape _shape;
    private readonly SchemaReading _reading;

    public SchemaObjectType(string name, SchemaShape shape, SchemaReading reading) : base(name)
    {
        _shape = shape;
        _reading = reading;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> FieldNames
    {
        get
        {
            foreach (var property in _shape.PropertyNames)
            {
                if (Spelled(property) is { } name)
                {
                    yield return name;
                }
            }

            if (_shape.IsResource)
            {
                yield return "apiVersion";
                yield return "kind";
                yield return "metadata";
            }
        }
    }

    /// <inheritdoc/>
    public override CelType? FieldType(string name)
    {
        if (_fields.TryGetValue(name, out var known))
        {
            return known;
        }

        var type = Find(name);

        // A name that is no field comes from whoever writes expressions; keeping those would keep whatever they write.
        return type is null ? null : _fields.GetOrAdd(name, type);
    }

    private CelType? Find(string name)
    {
        var property = _reading == SchemaReading.Rules ? PropertyNames.Unescape(name) : name;
        if (property is null || Spelled(property) != name)
        {
            return null;
        }

        if (_shape.IsResource && OfResource(property) is { } common)
        {
            return common;
        }

        if (_shape.Property(property) is { } shape)
        {
            return SchemaTypes.Of($"{Name}.{name}", shape, _reading);
        }

        return _shape.PreservesUnknownFields ? Dyn : null;
    }

    // A CustomResourceDefinition may leave these out or say no more than "object" of them.
    private CelType? OfResource(string property)
    {
        var declared = _shape.Property(property);
        return property switch
        {
            "apiVersion" or "kind" when declared is null => String,
            "metadata" when declared is null || !Declares(declared) => Dyn,
            _ => null,
        };
    }

    private static bool Declares(SchemaShape shape)
    {
        foreach (var _ in shape.PropertyNames)
        {
            return true;
        }

        return false;
    }

    private string? Spelled(string property) => _reading == SchemaReading.Rules ? PropertyNames.Escape(property) : property;
}
