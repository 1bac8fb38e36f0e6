using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Caveat.Webhook.Tests.Fuzz;

/// <summary>Writes a review differently: members in another order, white space, escapes, fields that nobody knows. What it says stays the same.</summary>
internal sealed class SameMeaning
{
    // Down to the members of metadata and spec: a value that a message shows is shown in the order in which it was written.
    private const int ShuffledDepth = 3;

    private readonly Random _random;
    private readonly StringBuilder _text = new();

    public SameMeaning(Random random) => _random = random;

    public byte[] Of(byte[] review)
    {
        using var document = JsonDocument.Parse(review);
        _text.Clear();
        Write(document.RootElement, depth: 0);
        return Encoding.UTF8.GetBytes(_text.ToString());
    }

    private void Write(JsonElement value, int depth)
    {
        Space();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, depth);
                break;
            case JsonValueKind.Array:
                WriteSeparated('[', value.EnumerateArray().Select<JsonElement, Action>(item => () => Write(item, depth + 1)), ']');
                break;
            case JsonValueKind.String:
                WriteText(value.GetString()!);
                break;
            default:
                _text.Append(value.GetRawText());
                break;
        }

        Space();
    }

    private void WriteObject(JsonElement value, int depth)
    {
        var members = value.EnumerateObject().Select<JsonProperty, Action>(property => () => WriteMember(property.Name, () => Write(property.Value, depth + 1))).ToList();
        // Of the envelope and of the request: newer API servers send fields that this one doesn't know.
        if (depth < 2)
        {
            members.Add(() => WriteMember("x-" + _random.Next(100).ToString(CultureInfo.InvariantCulture), () => _text.Append("{\"operation\":[null]}")));
        }

        var ordered = members.ToArray();
        if (depth <= ShuffledDepth)
        {
            _random.Shuffle(ordered);
        }

        WriteSeparated('{', ordered, '}');
    }

    private void WriteMember(string name, Action writeValue)
    {
        Space();
        WriteText(name);
        Space();
        _text.Append(':');
        writeValue();
    }

    private void WriteSeparated(char open, IEnumerable<Action> parts, char close)
    {
        _text.Append(open);
        var isFirst = true;
        foreach (var write in parts)
        {
            _text.Append(isFirst ? "" : ",");
            write();
            isFirst = false;
        }

        Space();
        _text.Append(close);
    }

    private void WriteText(string text)
    {
        _text.Append('"');
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' or < ' ' || _random.Next(6) == 0)
            {
                _text.Append("\\u").Append(((int)unit).ToString(_random.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture));
            }
            else
            {
                _text.Append(unit);
            }
        }

        _text.Append('"');
    }

    private void Space()
    {
        if (_random.Next(4) == 0)
        {
            _text.Append(" \t\r\n"[_random.Next(4)]);
        }
    }
}
