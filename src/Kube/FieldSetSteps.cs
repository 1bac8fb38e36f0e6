using Caveat.Json;

namespace Caveat.Kube;

/// <summary>Goes down a <c>fieldsV1</c> and the object that it is about, side by side.</summary>
internal static class FieldSetSteps
{
    public const int PrefixLength = 2;

    // Bytes of a name; longer ones are rare.
    private const int MaxOnStack = 256;

    // The JSON behind k: and v: is a set of scalars.
    private static readonly JsonLimits StepLimits = new(64 * 1024, 16);

    /// <summary>The set below a name; absent when nothing there is in the set.</summary>
    public static JsonValue Name(JsonValue set, ReadOnlySpan<byte> name)
    {
        Span<byte> step = name.Length <= MaxOnStack ? stackalloc byte[PrefixLength + name.Length] : new byte[PrefixLength + name.Length];
        "f:"u8.CopyTo(step);
        name.CopyTo(step[PrefixLength..]);
        return set.Property(step);
    }

    /// <summary>The set below an element of a list; absent when nothing there is in the set.</summary>
    public static JsonValue Element(JsonValue set, JsonValue list, int index)
    {
        foreach (var step in set.Properties)
        {
            if (FieldSetElement.Read(step) is { } element && element.IndexIn(list) == index)
            {
                return element.Below.Raw;
            }
        }

        return default;
    }

    public static void Collect(JsonValue set, JsonValue obj, FieldPath path, List<FieldPath> paths, int maxPaths)
    {
        if (!obj.Exists || set.Kind != JsonKind.Object || paths.Count >= maxPaths)
        {
            return;
        }

        if (path.Length > 0 && new FieldSet(set).HasSelf)
        {
            paths.Add(path);
        }

        foreach (var step in set.Properties)
        {
            CollectStep(step, obj, path, paths, maxPaths);
        }
    }

    private static void CollectStep(JsonProperty step, JsonValue obj, FieldPath path, List<FieldPath> paths, int maxPaths)
    {
        var name = step.NameUtf8;
        if (name.StartsWith("f:"u8))
        {
            var segment = PathSegment.Of(name[PrefixLength..]);
            Collect(step.Value, segment.In(obj), path.Append(segment), paths, maxPaths);
            return;
        }

        var index = FieldSetElement.Read(step)?.IndexIn(obj) ?? -1;
        if (index >= 0)
        {
            Collect(step.Value, obj.At(index), path.Append(index), paths, maxPaths);
        }
    }

    /// <summary>The same, but a key that the element leaves out has the schema's default, which is not known here: it counts as the same.</summary>
    public static bool HasKeys(JsonValue element, JsonValue keys)
    {
        if (element.Kind != JsonKind.Object || keys.Count == 0)
        {
            return false;
        }

        var known = 0;
        foreach (var key in keys.Properties)
        {
            var value = element.Property(key.NameUtf8);
            if (value.Exists && !value.SemanticEquals(key.Value))
            {
                return false;
            }

            known += value.Exists ? 1 : 0;
        }

        return known > 0;
    }

    /// <summary>Whether the element has every key, with its worth.</summary>
    public static bool HasAllKeys(JsonValue element, JsonValue keys)
    {
        foreach (var key in keys.Properties)
        {
            if (!element.Property(key.NameUtf8).SemanticEquals(key.Value))
            {
                return false;
            }
        }

        return keys.Count > 0;
    }

    public static JsonValue? Read(ReadOnlySpan<byte> json)
    {
        var text = new JsonText();
        return text.TryParse(json.ToArray(), StepLimits, out _) ? text.Root : null;
    }
}
