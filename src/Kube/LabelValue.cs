using System.Buffers;

namespace Caveat.Kube;

/// <summary>The API server's rule for values of labels (k8s.io/apimachinery, pkg/util/validation: IsValidLabelValue).</summary>
public static class LabelValue
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 63;

    private static readonly SearchValues<char> Inner = SearchValues.Create("-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether an object can have a label of that value; the empty one is one.</summary>
    public static bool IsValid(string text) =>
        text.Length == 0
        || (text.Length <= MaxLength && !text.AsSpan().ContainsAnyExcept(Inner) && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]));
}
