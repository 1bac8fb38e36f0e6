using System.Globalization;
using System.Text;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>Goes down a <c>fieldsV1</c> and the object that it is about, side by side.</summary>
internal static class FieldSetSteps
{
    private const int PrefixLength = 2;

    // The JSON behind k: and v: is a set of scalars.
    private static readonly JsonLimits StepLimits = new(64 * 1024, 16);

    /// <summary>The set below a name; absent when nothing there is in the set.</summary>
    public static JsonValue Name(JsonValue set, ReadOnlySpan<byte> name)
    {
        foreach (var step in set.Properties)
        {
            if (step.NameUtf8.StartsWith("f:"u8) && step.NameUtf8[PrefixLength..].SequenceEqual(name))
            {
                return step.Value;
            }
        }

        return default;
    }

    /// <summary>The set below an element; absent when nothing there is in the set.</summary>
    public static JsonValue Element(JsonValue set, JsonValue element, int index)
    {
        foreach (var step in set.Properties)
        {
            if (IsStepTo(step.NameUtf8, element, index))
            {
                return step.Value;
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

        var index = name.Length > PrefixLength ? IndexOf(name, obj) : -1;
        if (index >= 0)
        {
            Collect(step.Value, obj.At(index), path.Append(index), paths, maxPaths);
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> step, JsonValue array)
    {
        var index = 0;
        foreach (var element in array.Elements)
        {
            if (IsStepTo(step, element, index))
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private static bool IsStepTo(ReadOnlySpan<byte> step, JsonValue element, int index)
    {
        if (step.Length <= PrefixLength || step[1] != ':')
        {
            return false;
        }

        var content = step[PrefixLength..];
        return step[0] switch
        {
            (byte)'k' => Read(content) is { } keys && HasKeys(element, keys),
            (byte)'v' => Read(content) is { } value && value.SemanticEquals(element),
            (byte)'i' => int.TryParse(Encoding.UTF8.GetString(content), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place == index,
            _ => false,
        };
    }

    // A key that the element leaves out has the schema's default, which is not known here: it counts as the same.
    private static bool HasKeys(JsonValue element, JsonValue keys)
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

    private static JsonValue? Read(ReadOnlySpan<byte> json)
    {
        var text = new JsonText();
        return text.TryParse(json.ToArray(), StepLimits, out _) ? text.Root : null;
    }
}
