using Caveat.Json;
using Caveat.Policies.Native.Evaluation;

namespace Caveat.Policies.Native.Merging;

/// <summary>Says what an API server has against a patch, before it is merged.</summary>
internal sealed class MergeRules
{
    private readonly List<string> _atomic = [];
    private string? _mismatch;

    /// <summary>Why a patch is refused, or null.</summary>
    public static string? Objection(JsonValue patch, MergeShape shape)
    {
        var rules = new MergeRules();
        rules.Check(patch, shape, "");
        return rules._mismatch ?? (rules._atomic.Count > 0 ? NativeTexts.Atomic(rules._atomic) : null);
    }

    /// <summary>What tells an element of a list from the others; null when it lacks a key, whose name is given then.</summary>
    public static string? IdentityOf(JsonValue element, MergeShape list, out string? missing)
    {
        missing = null;
        if (list.List == ListMerge.Set)
        {
            return element.ToString();
        }

        var identity = "";
        foreach (var key in list.Keys)
        {
            var value = element.Property(key.Name);
            if ((value.Exists ? value.ToString() : key.Default) is not { } part)
            {
                missing = key.Name;
                return null;
            }

            identity += $"{(identity.Length == 0 ? "" : ",")}{key.Name}={part}";
        }

        return identity;
    }

    // Recursion is as deep as the patch, which was written with a bound.
    private void Check(JsonValue patch, MergeShape shape, string path)
    {
        if (patch.Kind == JsonKind.Object)
        {
            CheckObject(patch, shape, path);
        }
        else if (patch.Kind == JsonKind.Array)
        {
            CheckList(patch, shape, path);
        }
    }

    private void CheckObject(JsonValue patch, MergeShape shape, string path)
    {
        if (shape.IsAtomic)
        {
            _atomic.Add(path);
        }

        foreach (var property in patch.Properties)
        {
            var place = $"{path}.{property.Name}";
            if (shape.Field(property.Name) is { } field)
            {
                Check(property.Value, field, place);
            }
            else
            {
                _mismatch ??= NativeTexts.Undeclared(place);
            }
        }
    }

    private void CheckList(JsonValue patch, MergeShape shape, string path)
    {
        if (shape.List == ListMerge.Atomic)
        {
            _atomic.Add(path);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < patch.Count; i++)
        {
            var place = $"{path}[{i}]";
            CheckIdentity(patch.At(i), shape, place, path, seen);
            Check(patch.At(i), shape.Item, place);
        }
    }

    private void CheckIdentity(JsonValue element, MergeShape list, string place, string path, HashSet<string> seen)
    {
        if (list.List == ListMerge.Atomic)
        {
            return;
        }

        if (IdentityOf(element, list, out var missing) is not { } identity)
        {
            _mismatch ??= NativeTexts.NoKey(place, missing!);
        }
        else if (!seen.Add(identity))
        {
            _mismatch ??= NativeTexts.Doubled(path, $"[{identity}]");
        }
    }
}
