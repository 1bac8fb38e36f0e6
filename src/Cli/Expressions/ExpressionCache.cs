namespace Caveat.Cli.Expressions;

/// <summary>
/// Compiled expressions by their text. Two generations: when the young one is full, it becomes the old one, and what the old one still held goes unless it was used meanwhile.
/// Expressions that come back stay, and a stream of ever new ones costs no more than the table.
/// </summary>
internal sealed class ExpressionCache
{
    /// <summary>Expressions of a generation: with the trees and programs of 10,000 small expressions, some 5 KB each, both stay below 50 MB.</summary>
    public const int MaxGenerationCount = 4096;

    /// <summary>Longest key that is kept, in bytes. Long expressions are rare, and compiling one costs little beside reading it.</summary>
    public const int MaxKeyBytes = 4096;

    private Dictionary<byte[], CompiledExpression> _young = new(Utf8Keys.Instance);
    private Dictionary<byte[], CompiledExpression> _old = new(Utf8Keys.Instance);

    /// <summary>The expression of a key, or null.</summary>
    public CompiledExpression? Find(ReadOnlySpan<byte> key)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var expression))
        {
            return expression;
        }

        if (_old.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out expression))
        {
            Add(key, expression);
        }

        return expression;
    }

    /// <summary>Keeps an expression, if its key is not too long.</summary>
    public void Add(ReadOnlySpan<byte> key, CompiledExpression expression)
    {
        if (key.Length > MaxKeyBytes)
        {
            return;
        }

        if (_young.Count == MaxGenerationCount)
        {
            (_young, _old) = (_old, _young);
            _young.Clear();
        }

        _young[key.ToArray()] = expression;
    }
}
