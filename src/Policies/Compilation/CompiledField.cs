using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Compilation;

/// <summary>A field that a rule is about: a path, or parts of which expressions give some.</summary>
/// <param name="path">Null where there are parts.</param>
/// <param name="parts">Null where there is a path.</param>
internal sealed class CompiledField(FieldPath? path, IReadOnlyList<CompiledTemplatePart>? parts)
{
    /// <summary>Paths that one field stands for at most: enough for a message.</summary>
    public const int MaxPaths = 16;

    /// <summary>Adds the paths as they are in the object that is judged. One that can't be told is left out: a message must not keep a violation from being reported.</summary>
    public void AddPaths(Judgement judgement, List<FieldPath> paths)
    {
        if (path is not null)
        {
            paths.Add(path);
            return;
        }

        List<string> texts = [""];
        foreach (var part in parts!)
        {
            texts = part.Literal is { } literal ? texts.ConvertAll(text => text + literal) : Multiply(texts, judgement.Evaluate(part.Expression!));
        }

        foreach (var text in texts)
        {
            if (FieldPath.TryParse(text, out var parsed, out _))
            {
                paths.Add(parsed);
            }
        }
    }

    private static List<string> Multiply(List<string> texts, Value value)
    {
        var longer = new List<string>();
        foreach (var text in texts)
        {
            AddAll(longer, text, value);
        }

        return longer;
    }

    private static void AddAll(List<string> longer, string text, in Value value)
    {
        if (value.Kind != ValueKind.List)
        {
            longer.Add(text + Show(value));
            return;
        }

        var list = value.As<ListObject>();
        for (var i = 0; i < list.Count(value.Bits) && longer.Count < MaxPaths; i++)
        {
            longer.Add(text + Show(list.At(value.Bits, i)));
        }
    }

    // Keys stand between quotes, so what would end them is escaped.
    private static string Show(in Value value) => value.IsError
        ? ""
        : ValueFormatter.Plain(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
}
