using System.Text;

namespace Caveat.Policies.Evaluation;

/// <summary>Texts as CEL writes them.</summary>
internal static class CelText
{
    public static string Of(string text)
    {
        var literal = new StringBuilder("'");
        foreach (var c in text)
        {
            _ = c switch
            {
                '\'' or '\\' => literal.Append('\\').Append(c),
                < ' ' => literal.Append($"\\u{(int)c:x4}"),
                _ => literal.Append(c),
            };
        }

        return literal.Append('\'').ToString();
    }

    public static string ListOf(IReadOnlyList<string> texts)
    {
        var list = new StringBuilder("[");
        for (var i = 0; i < texts.Count; i++)
        {
            list.Append(i == 0 ? "" : ", ").Append(Of(texts[i]));
        }

        return list.Append(']').ToString();
    }
}
