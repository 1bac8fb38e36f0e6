using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Tests.Checking;

/// <summary>Makes a tree from bytes: any bytes make some tree, and fewer bytes a smaller one, so that a failure shrinks.</summary>
internal sealed class RandomTree(byte[] choices)
{
    private static readonly string[] Names =
        ["i", "d", "object", "x", "y", "@result", "", ".i", "variables", "Object", "int", "optional.of", "spec", "replicas", "label"];

    private static readonly string[] Functions =
    [
        Operators.Add, Operators.Index, Operators.LogicalAnd, Operators.Conditional, Operators.Equal, Operators.OptionalSelect, Operators.In,
        Operators.OptionalIndex, "size", "dyn", "type", "optional.of", "orValue", "nothing", "of", "startsWith", "",
    ];

    private int _at;
    private int _lastId;

    public static Expr Of(byte[] choices) => new RandomTree(choices).Next(200);

    private int Choice(int count) => _at < choices.Length ? choices[_at++] % count : 0;

    private Expr Next(int depth)
    {
        var kind = depth == 0 || _at >= choices.Length ? Choice(2) : Choice(10);
        return kind switch
        {
            0 => new ConstantExpr(Id(), Span(), Constant()),
            1 => new IdentExpr(Id(), Span(), Name()),
            2 or 3 => new SelectExpr(Id(), Span(), Next(depth - 1), Name(), Choice(4) == 0),
            4 => new CallExpr(Id(), Span(), null, Functions[Choice(Functions.Length)], Some(depth)),
            5 => new CallExpr(Id(), Span(), Next(depth - 1), Functions[Choice(Functions.Length)], Some(depth)),
            6 => new ListExpr(Id(), Span(), Some(depth), Choice(3) == 0 ? [0, 1] : []),
            7 => new MapExpr(Id(), Span(), [new MapEntry(Id(), Next(depth - 1), Next(depth - 1), Choice(3) == 0)]),
            8 => new StructExpr(Id(), Span(), Name(), [new StructField(Id(), Name(), Next(depth - 1), Choice(3) == 0)]),
            _ => Fold(depth),
        };
    }

    private ComprehensionExpr Fold(int depth) => new(Id(), Span())
    {
        Kind = (ComprehensionKind)Choice(11),
        IterVariable = Name(),
        IterVariable2 = Choice(2) == 0 ? null : Name(),
        AccuVariable = Name(),
        IterRange = Next(depth - 1),
        AccuInit = Next(depth - 1),
        LoopCondition = Next(depth - 1),
        LoopStep = Next(depth - 1),
        Result = Next(depth - 1),
    };

    private List<Expr> Some(int depth)
    {
        var nodes = new List<Expr>();
        for (var left = Choice(4); left > 0; left--)
        {
            nodes.Add(Next(depth - 1));
        }

        return nodes;
    }

    private Value Constant() => Choice(6) switch
    {
        0 => Value.Null,
        1 => Value.True,
        2 => Value.Of(1L),
        3 => Value.Of("spec"),
        4 => Value.Of(1.5),
        _ => Value.Of(2UL),
    };

    // Now and then an id comes twice, and a span lies outside the source: nobody promised otherwise of a tree that was not parsed.
    private int Id() => Choice(50) == 49 ? _lastId : ++_lastId;

    private TextSpan Span() => new(Choice(30) - 5, Choice(30) - 5);

    private string Name() => Names[Choice(Names.Length)];
}
