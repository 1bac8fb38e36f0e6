using System.Text.Json;

namespace Caveat.Cluster.Listing;

/// <summary>What is read of an object while it is passed over.</summary>
internal struct ItemHead
{
    private bool _hasApiVersion;
    private bool _hasKind;

    public ItemHead()
    {
    }

    /// <summary>Whether the object says what it is.</summary>
    public readonly bool HasType => _hasApiVersion && _hasKind;

    public string Namespace { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>From the object's first brace to its last; false when the bytes end before.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            if (!TryProperty(ref reader))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("metadata"u8))
        {
            return reader.Read() && (reader.TokenType == JsonTokenType.StartObject ? TryMetadata(ref reader) : reader.TrySkip());
        }

        _hasApiVersion |= reader.ValueTextEquals("apiVersion"u8);
        _hasKind |= reader.ValueTextEquals("kind"u8);
        return reader.TrySkip();
    }

    private bool TryMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var (isName, isNamespace) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("namespace"u8));
            if (!reader.Read())
            {
                return false;
            }

            if ((isName || isNamespace) && reader.TokenType == JsonTokenType.String)
            {
                (Name, Namespace) = isName ? (reader.GetString()!, Namespace) : (Name, reader.GetString()!);
            }
            else if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }
}
