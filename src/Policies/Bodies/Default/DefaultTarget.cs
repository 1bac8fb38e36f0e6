using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Default;

/// <summary>What a default fills in: a field of the object, or one of each item of a list, or of some items. Immutable.</summary>
/// <param name="path">Of the field in the object, or in an item; names only.</param>
/// <param name="list">Null for a field of the object.</param>
/// <param name="key">Tells the list's items apart; null without a list.</param>
/// <param name="items">Keys of the items that are meant; empty for all.</param>
internal sealed class DefaultTarget(FieldPath path, FieldPath? list, string? key, IReadOnlyList<JsonConstant> items)
{
    // No field is called so, as the API server prunes what a schema does not know.
    private static readonly PathSegment AnyItem = PathSegment.Of("[*]");

    private readonly PathSegment _key = PathSegment.Of(key ?? "");

    public FieldPath Field => path;

    /// <summary>The list whose items are filled in; null for a field of the object.</summary>
    public FieldPath? List => list;

    /// <summary>Where it is, for comparison with others: one step stands for all items of the list.</summary>
    public FieldPath Pattern { get; } = list is null ? path : FieldPath.Of([.. list.Segments, AnyItem, .. path.Segments]);

    /// <summary>As people write it: <c>spec.listeners[*].configuration</c>.</summary>
    public string Name { get; } = list is null ? path.ToString() : ItemName.Of(list, "*", path);

    /// <summary>Whether there may be an item that both are about.</summary>
    public bool CanMeet(DefaultTarget other)
    {
        foreach (var item in items)
        {
            foreach (var theirs in other.Items)
            {
                if (item.Means(theirs))
                {
                    return true;
                }
            }
        }

        return items.Count == 0 || other.Items.Count == 0;
    }

    /// <summary>Whether an item of the list is meant: one that has a key, and the right one.</summary>
    public bool IsMeant(JsonValue item)
    {
        var found = _key.In(item);
        foreach (var wanted in items)
        {
            if (wanted.Root.SemanticEquals(found))
            {
                return true;
            }
        }

        return items.Count == 0 && !found.IsNullOrAbsent;
    }

    /// <summary>The field of an item, as people name it.</summary>
    public string NameIn(JsonValue item) => ItemName.Of(list!, $"{key}={ItemName.KeyText(_key.In(item))}", path);

    /// <summary>The field of an item by its index.</summary>
    public FieldPath PathIn(int index) => FieldPath.Of([.. list!.Segments, PathSegment.Of(index), .. path.Segments]);

    private IReadOnlyList<JsonConstant> Items => items;
}
