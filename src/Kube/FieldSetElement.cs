using System.Globalization;
using System.Text;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>A step of a <see cref="FieldSet"/> into a list: which of its elements, and what is in the set below it.</summary>
public sealed class FieldSetElement
{
    private readonly JsonValue _content;
    private readonly byte _kind;
    private readonly int _index;

    private FieldSetElement(byte kind, JsonValue content, int index, FieldSet below) => (_kind, _content, _index, Below) = (kind, content, index, below);

    /// <summary>The fields of the element that are in the set.</summary>
    public FieldSet Below { get; }

    /// <summary>Where the element stands in a list; -1 when it is not there. One that has all the keys comes before one that leaves some out.</summary>
    public int IndexIn(JsonValue list)
    {
        var (index, open) = (0, -1);
        foreach (var element in list.Elements)
        {
            if (_kind == 'k' ? FieldSetSteps.HasAllKeys(element, _content) : IsOf(element, index))
            {
                return index;
            }

            open = open < 0 && _kind == 'k' && IsOf(element, index) ? index : open;
            index++;
        }

        return open;
    }

    private bool IsOf(JsonValue element, int index) => _kind switch
    {
        (byte)'k' => FieldSetSteps.HasKeys(element, _content),
        (byte)'v' => _content.SemanticEquals(element),
        _ => index == _index,
    };

    /// <summary>Reads a step; null when it is none into a list.</summary>
    public static FieldSetElement? Read(JsonProperty step)
    {
        var name = step.NameUtf8;
        if (name.Length <= FieldSetSteps.PrefixLength || name[1] != ':')
        {
            return null;
        }

        var content = name[FieldSetSteps.PrefixLength..];
        var below = new FieldSet(step.Value);
        return name[0] switch
        {
            (byte)'k' or (byte)'v' => FieldSetSteps.Read(content) is { } read ? new FieldSetElement(name[0], read, -1, below) : null,
            (byte)'i' when int.TryParse(Encoding.UTF8.GetString(content), NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                new FieldSetElement(name[0], default, index, below),
            _ => null,
        };
    }
}
