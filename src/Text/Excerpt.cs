namespace Caveat.Text;

/// <summary>Cuts texts that are as long as their authors like, for messages that people read.</summary>
public static class Excerpt
{
    /// <summary>The text, or its start with an ellipsis behind it. A character of two UTF-16 code units stays whole or goes: half of one is text in no encoding.</summary>
    /// <param name="text">Of any length.</param>
    /// <param name="maxLength">UTF-16 code units that stay at most; at least 1. The ellipsis comes on top.</param>
    public static string Of(string text, int maxLength) =>
        text.Length <= maxLength ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength), "…");
}
