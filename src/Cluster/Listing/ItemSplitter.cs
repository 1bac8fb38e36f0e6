using System.Text.Json;

namespace Caveat.Cluster.Listing;

/// <summary>
/// Splits the JSON text of a list into its items as its bytes come, without making anything of them: what is held is one item and what was read with it. Other answers, a
/// <c>Status</c> among them, have no items.
/// </summary>
internal sealed class ItemSplitter
{
    // A read of this size costs little more than its bytes.
    private const int InitialBytes = 128 * 1024;

    // Deeper than an API server lets an object be.
    private const int MaxDepth = 1_024;

    private readonly ServedResource _resource;
    private readonly List<ListedObject> _objects = [];
    private byte[] _buffer = new byte[InitialBytes];
    private int _length;
    private JsonReaderState _state;
    private Place _place;

    public ItemSplitter(ServedResource resource) => _resource = resource;

    private enum Place
    {
        Start,
        Root,
        Items,
        End,
    }

    /// <summary>The items so far, each with bytes of its own.</summary>
    public IReadOnlyList<ListedObject> Objects => _objects;

    /// <summary><c>metadata.continue</c>; empty when there is none.</summary>
    public string Continue { get; private set; } = "";

    /// <summary><c>metadata.remainingItemCount</c>; 0 when the server does not say.</summary>
    public long Remaining { get; private set; }

    /// <summary>Bytes that were given so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the text came to its end.</summary>
    public bool IsWhole => _place == Place.End;

    /// <summary>Where the next bytes are to be put; never empty.</summary>
    public Memory<byte> Room()
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return _buffer.AsMemory(_length);
    }

    /// <summary>Takes the bytes that were put there.</summary>
    /// <exception cref="JsonException">They are no JSON, or no list.</exception>
    public void Take(int bytes)
    {
        Bytes += bytes;
        _length += bytes;
        var used = Split(_buffer.AsSpan(0, _length));
        _length -= used;
        _buffer.AsSpan(used, _length).CopyTo(_buffer);
    }

    private int Split(ReadOnlySpan<byte> text)
    {
        var used = 0;
        while (_place != Place.End)
        {
            var reader = new Utf8JsonReader(text[used..], isFinalBlock: false, _place == Place.Start ? new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }) : _state);
            if (!TryStep(ref reader, text[used..]))
            {
                break;
            }

            used += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
        }

        return used;
    }

    // False when the bytes so far end in the middle of a step, which is then done again with more of them.
    private bool TryStep(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when _place == Place.Start:
                _place = Place.Root;
                return true;
            case JsonTokenType.EndObject when _place == Place.Root:
                _place = Place.End;
                return true;
            case JsonTokenType.EndArray when _place == Place.Items:
                _place = Place.Root;
                return true;
            case JsonTokenType.StartObject when _place == Place.Items:
                return TryItem(ref reader, text);
            case JsonTokenType.PropertyName when _place == Place.Root:
                return TryProperty(ref reader);
            default:
                throw new JsonException("not a list of objects");
        }
    }

    private bool TryProperty(ref Utf8JsonReader reader)
    {
        var (isItems, isMetadata) = (reader.ValueTextEquals("items"u8), reader.ValueTextEquals("metadata"u8));
        if (!reader.Read())
        {
            return false;
        }

        if (isItems && reader.TokenType == JsonTokenType.StartArray)
        {
            _place = Place.Items;
            return true;
        }

        if (!isMetadata || reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }

        return TryMetadata(ref reader);
    }

    private bool TryMetadata(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isContinue, isRemaining) = (reader.ValueTextEquals("continue"u8), reader.ValueTextEquals("remainingItemCount"u8));
            reader.Read();
            Continue = isContinue && reader.TokenType == JsonTokenType.String ? reader.GetString()! : Continue;
            Remaining = isRemaining && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var count) ? count : Remaining;
            reader.TrySkip();
        }

        return true;
    }

    private bool TryItem(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        var start = (int)reader.TokenStartIndex;
        var item = new ItemHead();
        if (!item.TryRead(ref reader))
        {
            return false;
        }

        var utf8 = text[start..(int)reader.BytesConsumed];
        _objects.Add(new ListedObject(item.Namespace, item.Name, item.HasType ? utf8.ToArray() : WithType(utf8)));
        return true;
    }

    private byte[] WithType(ReadOnlySpan<byte> item)
    {
        using var output = new MemoryStream(item.Length + 128);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("apiVersion"u8, _resource.ApiVersion);
            json.WriteString("kind"u8, _resource.Kind);
            json.WriteEndObject();
        }

        // The item follows behind its first brace; one without a property is nothing that a server stores.
        output.SetLength(output.Length - 1);
        output.Position = output.Length;
        output.WriteByte((byte)',');
        output.Write(item[1..]);
        return output.ToArray();
    }
}
