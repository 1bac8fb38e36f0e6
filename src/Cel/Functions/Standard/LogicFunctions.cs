using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Logic and equality. The planner has nodes for all of them.</summary>
internal static class LogicFunctions
{
    private static readonly CelType A = CelType.Parameter("A");

    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new(Operators.Conditional,
        [
            new()
            {
                Id = "conditional",
                Parameters = [CelType.Bool, A, A],
                Result = A,
                Doc = "The second operand where the first is true, else the third; the other one is not evaluated.",
                Examples = [new("1 < 2 ? 'less' : 'more'", "'less'"), new("true ? 1 : 1 / 0", "1")],
            },
        ]),
        new(Operators.LogicalAnd,
        [
            new()
            {
                Id = "logical_and",
                Parameters = [CelType.Bool, CelType.Bool],
                Result = CelType.Bool,
                Doc = "True where both are true. False where either is false, also when the other one fails.",
                Examples = [new("true && false", "false"), new("1 / 0 == 1 && false", "false"), new("1 / 0 == 1 && true", "error: division by zero")],
            },
        ]),
        new(Operators.LogicalOr,
        [
            new()
            {
                Id = "logical_or",
                Parameters = [CelType.Bool, CelType.Bool],
                Result = CelType.Bool,
                Doc = "False where both are false. True where either is true, also when the other one fails.",
                Examples = [new("true || false", "true"), new("1 / 0 == 1 || true", "true")],
            },
        ]),
        new(Operators.LogicalNot,
        [
            new()
            {
                Id = "logical_not",
                Parameters = [CelType.Bool],
                Result = CelType.Bool,
                Doc = "True for false, false for true.",
                Examples = [new("!true", "false")],
            },
        ]),
        new(Operators.NotStrictlyFalse,
        [
            new()
            {
                Id = "not_strictly_false",
                Parameters = [CelType.Bool],
                Result = CelType.Bool,
                Doc = "True unless the operand is false, also when it fails; what macros loop by.",
            },
        ]),
        new(Operators.Equal,
        [
            new()
            {
                Id = "equals",
                Parameters = [A, A],
                Result = CelType.Bool,
                Doc = "Numbers compare by worth whatever their types are, lists and maps by content. NaN equals nothing.",
                Examples = [new("[1, 2] == [1, 2]", "true"), new("dyn(1) == 1.0", "true"), new("{'a': 1} == {'a': 2}", "false")],
            },
        ]),
        new(Operators.NotEqual,
        [
            new()
            {
                Id = "not_equals",
                Parameters = [A, A],
                Result = CelType.Bool,
                Doc = "The opposite of `==`.",
                Examples = [new("'a' != 'b'", "true")],
            },
        ]),
    ];
}
