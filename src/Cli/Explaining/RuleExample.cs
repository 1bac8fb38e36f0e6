namespace Caveat.Cli.Explaining;

/// <summary>A case of the tests, for readers of the rule.</summary>
/// <param name="Case">As <c>test/case</c>.</param>
/// <param name="Place">File, line and column.</param>
/// <param name="Write">The write in the words of a test: <c>change</c> with what is changed, and so on. Empty where it is the object that the cases share.</param>
/// <param name="Outcome">What the client is told, or what is filled in; null where nothing is found.</param>
internal sealed record RuleExample(string Case, string Place, IReadOnlyList<KeyValuePair<string, string>> Write, string? Outcome)
{
    /// <summary>Characters of the write: of two cases that show the same, the shorter is read.</summary>
    public int Length => Write.Sum(static part => part.Value.Length);

    /// <summary>Whether the write has a word in it.</summary>
    public bool Mentions(string word) => Write.Any(part => part.Value.Contains(word, StringComparison.Ordinal));
}
