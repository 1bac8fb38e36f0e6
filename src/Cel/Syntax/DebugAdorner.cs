namespace Caveat.Cel.Syntax;

/// <summary>What a <see cref="DebugPrinter"/> puts behind each node.</summary>
public abstract class DebugAdorner
{
    /// <summary>Behind a node; may be empty.</summary>
    public abstract string Of(Expr expr);

    /// <summary>Behind an entry of a map or a field of a message; may be empty.</summary>
    public virtual string OfEntry(int id) => "";
}
