using Caveat.Json;
using Caveat.Schema.Keywords;

namespace Caveat.Schema;

/// <summary>One schema among those that a schema is made of: what it says of one place. Immutable once the whole is read.</summary>
public sealed class SchemaNode
{
    private Keyword[] _keywords = [];
    private Keyword[] _forNull = [];
    private bool _hasPlainNull;

    internal SchemaNode()
    {
    }

    /// <summary>The type's name when <c>type</c> names one; else empty.</summary>
    public string Type => Find<TypeKeyword>()?.SingleName ?? "";

    /// <summary>What <c>format</c> says; empty for nothing.</summary>
    public string Format { get; private set; } = "";

    /// <summary><c>nullable: true</c>, or <c>null</c> among the types.</summary>
    public bool IsNullable => Find<TypeKeyword>() is { AllowsNull: true };

    /// <summary><c>x-kubernetes-int-or-string: true</c>.</summary>
    public bool IsIntOrString { get; private set; }

    /// <summary><c>x-kubernetes-preserve-unknown-fields: true</c>.</summary>
    public bool PreservesUnknownFields { get; private set; }

    /// <summary><c>x-kubernetes-embedded-resource: true</c>, or the root of a resource.</summary>
    public bool IsResource { get; private set; }

    /// <summary>Names of the declared properties, in the order of the schema.</summary>
    public IReadOnlyList<string> PropertyNames => Find<PropertiesKeyword>()?.Names ?? [];

    /// <summary>What every element has to be; null when the schema doesn't say.</summary>
    public SchemaNode? Items => Find<ItemsKeyword>()?.Schema;

    /// <summary>What every property that isn't declared has to be; null when the schema doesn't say.</summary>
    public SchemaNode? AdditionalProperties => Find<AdditionalPropertiesKeyword>()?.Schema;

    /// <summary>In code points; null for no bound.</summary>
    public long? MaxLength => Find<MaxLengthKeyword>()?.Limit;

    /// <summary>In elements; null for no bound.</summary>
    public long? MaxItems => Find<MaxItemsKeyword>()?.Limit;

    /// <summary>In entries; null for no bound.</summary>
    public long? MaxProperties => Find<MaxPropertiesKeyword>()?.Limit;

    /// <summary>The values that <c>enum</c> lists; empty when there is no enumeration.</summary>
    public IReadOnlyList<JsonLiteral> Members => Find<EnumKeyword>()?.Members ?? [];

    /// <summary>Fields that <c>x-kubernetes-list-map-keys</c> names; empty for another sort of list.</summary>
    public IReadOnlyList<string> ListMapKeys => Find<ListMapKeyword>()?.Keys ?? [];

    /// <summary><c>x-kubernetes-list-type</c>; empty for nothing.</summary>
    public string ListType { get; private set; } = "";

    /// <summary><c>x-kubernetes-map-type</c>; empty for nothing.</summary>
    public string MapType { get; private set; } = "";

    /// <summary>What an absent field gets; null for nothing.</summary>
    public JsonLiteral? Default { get; private set; }

    /// <summary>Schema of a declared property; null when it isn't declared.</summary>
    public SchemaNode? Property(string name) => Find<PropertiesKeyword>()?.Find(name);

    /// <summary>Whether <c>required</c> names a property.</summary>
    public bool IsRequired(string name) => Find<RequiredKeyword>()?.Requires(name) ?? false;

    internal IReadOnlyList<Keyword> Keywords => _keywords;

    internal bool Evaluate(JsonValue value, SchemaRun run)
    {
        if (!run.Enter())
        {
            return false;
        }

        var valid = true;
        foreach (var keyword in _hasPlainNull && value.Kind == JsonKind.Null ? _forNull : _keywords)
        {
            valid &= keyword.Evaluate(value, run);
            if (!valid && run.StopsAtFirst)
            {
                break;
            }
        }

        run.Leave();
        return valid;
    }

    internal void Complete(Keyword[] keywords, SchemaTraits traits)
    {
        _keywords = keywords;
        _hasPlainNull = traits.HasPlainNull;
        _forNull = Array.FindAll(keywords, static keyword => keyword.JudgesNull);
        (Format, ListType, MapType, Default) = (traits.Format, traits.ListType, traits.MapType, traits.Default);
        (IsIntOrString, PreservesUnknownFields, IsResource) = (traits.IsIntOrString, traits.PreservesUnknownFields, traits.IsResource);
    }

    private T? Find<T>() where T : Keyword
    {
        foreach (var keyword in _keywords)
        {
            if (keyword is T found)
            {
                return found;
            }
        }

        return null;
    }
}
