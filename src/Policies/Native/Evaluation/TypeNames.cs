using Caveat.Cel.Values;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Compilation;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Checks that what a mutation writes is called after the place where it stands: <c>Object.spec.template</c> in the field <c>template</c> of <c>Object.spec</c>. Lists and maps between have no name.</summary>
internal static class TypeNames
{
    public static IReadOnlyList<string> MismatchesIn(in Value value)
    {
        var mismatches = new List<string>();
        if (value.Object is InitializerObject root)
        {
            Check(value, root.TypeName, 0, mismatches);
        }

        return mismatches;
    }

    private static void Check(in Value value, string expected, int depth, List<string> mismatches)
    {
        if (depth > ValueJson.MaxDepth)
        {
            return;
        }

        if (value.Object is InitializerObject made)
        {
            CheckObject(made, expected, depth, mismatches);
        }
        else if (value.Kind == ValueKind.List && value.Object is not JsonListObject)
        {
            var list = value.As<ListObject>();
            for (var i = 0; i < list.Count(value.Bits); i++)
            {
                Check(list.At(value.Bits, i), expected, depth + 1, mismatches);
            }
        }
        else if (value.Kind == ValueKind.Map && value.Object is not JsonMapObject)
        {
            var map = value.As<MapObject>();
            for (var i = 0; i < map.Count(value.Bits); i++)
            {
                map.EntryAt(value.Bits, i, out _, out var entry);
                Check(entry, expected, depth + 1, mismatches);
            }
        }
    }

    private static void CheckObject(InitializerObject made, string expected, int depth, List<string> mismatches)
    {
        if (made.TypeName != expected)
        {
            mismatches.Add(NativeTexts.TypeMismatch(made.TypeName, expected));
        }

        for (var i = 0; i < made.Count(0); i++)
        {
            Check(made.ValueAt(i), $"{expected}.{made.NameAt(i)}", depth + 1, mismatches);
        }
    }
}
