using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>A list whose items are told apart by a field, or by their whole value when there is no key.</summary>
internal sealed class KeyedList(FieldPath list, string? key)
{
    private readonly PathSegment? _key = key is null ? null : PathSegment.Of(key);

    public FieldPath Path => list;

    /// <summary>The list in an object; absent when there is none.</summary>
    public JsonValue In(JsonValue subject) => list.In(subject);

    /// <summary>Index of the item that is the same; -1 when there is none. Of several with one key, the first is the first's, and so on.</summary>
    /// <param name="items">The list that is looked through.</param>
    /// <param name="item">The item.</param>
    /// <param name="own">The list that it is in.</param>
    /// <param name="place">Its index there.</param>
    public int IndexOf(JsonValue items, JsonValue item, JsonValue own, int place)
    {
        var wanted = KeyOf(item);
        var earlier = CountBefore(own, wanted, place);
        var index = 0;
        foreach (var candidate in items.Elements)
        {
            if (KeyOf(candidate).SemanticEquals(wanted) && earlier-- == 0)
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    /// <summary>How messages name an item: <c>spec.storage.volumes[id=0]</c>, as indexes shift when items come and go; by index where there is no key.</summary>
    public string NameOf(JsonValue item, int index) => key is null ? $"{list}[{index}]" : $"{list}[{key}={KeyText(item)}]";

    private string KeyText(JsonValue item) => (KeyOf(item).Text is { } text ? FieldTexts.Cut(text, FieldValue.MaxValueLength) : null) ?? FieldTexts.Show(KeyOf(item)) ?? "not set";

    private int CountBefore(JsonValue items, JsonValue wanted, int place)
    {
        var (index, count) = (0, 0);
        foreach (var candidate in items.Elements)
        {
            if (index++ == place)
            {
                break;
            }

            count += KeyOf(candidate).SemanticEquals(wanted) ? 1 : 0;
        }

        return count;
    }

    private JsonValue KeyOf(JsonValue item) => _key is { } segment ? segment.In(item) : item;
}
