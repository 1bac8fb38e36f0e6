using Caveat.Cel.Syntax;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>Finds out the type of every node and the meaning of every name (CEL specification, "Gradual type checking").</summary>
public static class Checker
{
    /// <summary>
    /// Nesting of a tree that is looked into. The parser stops at 250 levels of text, and a macro makes at most four levels of tree from one of text; the rest is room for
    /// trees that were not parsed.
    /// </summary>
    public const int MaxDepth = 1_500;

    /// <summary>Errors of one expression that are reported, as in cel-go.</summary>
    public const int MaxErrors = 100;

    /// <summary>Checks a tree. Takes time that grows with the tree's size, and ends in an error where it would not.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="source">What its spans are places in.</param>
    /// <param name="scope">The names that it may use.</param>
    public static CheckResult Check(Expr root, SourceText source, CheckerScope scope)
    {
        var report = new CheckReport(source);
        var types = new Unifier();
        var tree = new TreeChecker(scope, report, types);
        tree.Check(root);
        if (types.IsExhausted)
        {
            report.AddLast(root.Span, CheckErrors.TooComplex());
        }

        return report.HasErrors
            ? new CheckResult(null, report.InOrder())
            : new CheckResult(tree.Finish(root, source), report.InOrder());
    }
}
