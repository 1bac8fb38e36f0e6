namespace Caveat.Cel.Syntax;

/// <summary>Adds nothing.</summary>
internal sealed class PlainAdorner : DebugAdorner
{
    public static readonly PlainAdorner Instance = new();

    public override string Of(Expr expr) => "";
}
