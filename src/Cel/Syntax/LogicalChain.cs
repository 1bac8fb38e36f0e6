using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>
/// A run of <c>&amp;&amp;</c> or of <c>||</c>. It becomes a balanced tree, in the shape that cel-go gives it, so that a chain of
/// a thousand has ten levels.
/// </summary>
internal sealed class LogicalChain
{
    private readonly string _function;
    private readonly List<Expr> _terms;
    private readonly List<TextSpan> _operators = [];

    public LogicalChain(string function, Expr first)
    {
        _function = function;
        _terms = [first];
    }

    public void Add(TextSpan op, Expr term)
    {
        _operators.Add(op);
        _terms.Add(term);
    }

    /// <summary>The tree; <paramref name="make"/> makes a call of the operator at a place with its two operands.</summary>
    public Expr ToTree(Func<TextSpan, string, Expr, Expr, Expr> make) => ToTree(make, 0, _operators.Count - 1);

    private Expr ToTree(Func<TextSpan, string, Expr, Expr, Expr> make, int first, int last)
    {
        var middle = Middle(first, last);
        var left = middle == first ? _terms[middle] : ToTree(make, first, middle - 1);
        var right = middle == last ? _terms[middle + 1] : ToTree(make, middle + 1, last);
        return make(_operators[middle], _function, left, right);
    }

    /// <summary>Index of the operator that becomes the root of a run of operators.</summary>
    public static int Middle(int first, int last) => (first + last + 1) / 2;
}
