using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Planning;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>The one place where tests of evaluation touch the pipeline.</summary>
internal static class Expressions
{
    public static readonly IReadOnlyList<VariableDeclaration> Variables =
    [
        new("d", CelType.Dyn),
        new("n", CelType.Int),
        new("s", CelType.String),
        new("l", CelType.ListOf(CelType.Int)),
        new("m", CelType.MapOf(CelType.String, CelType.Dyn)),
        new("t", CelType.Bool),
        new("variables.x", CelType.Int),
    ];

    private static Library MoreMacros { get; } = new()
    {
        Name = "tests.macros",
        Macros = [.. TwoVariableMacros.All, .. BindMacro.All],
        Functions =
        [
            new(TwoVariableMacros.MapInsert,
            [
                new() { Id = "@mapInsert_map_key_value", Parameters = [CelType.DynMap, CelType.Dyn, CelType.Dyn], Result = CelType.DynMap },
                new() { Id = "@mapInsert_map_map", Parameters = [CelType.DynMap, CelType.DynMap], Result = CelType.DynMap },
            ]),
        ],
    };

    public static readonly CelEnvironment Default = With(PlannerOptions.Default);

    public static CelEnvironment With(PlannerOptions planner) => CelEnvironment.Create(new()
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, MoreMacros],
        Variables = Variables,
        Planner = planner,
    });

    public static Program Compile(string expression, CelEnvironment? environment = null)
    {
        var compilation = (environment ?? Default).Compile(new SourceText("<input>", expression));
        Assert.Empty(compilation.Diagnostics);
        return compilation.Program!;
    }

    /// <summary>The value as it is printed, an error with its message.</summary>
    public static string Evaluate(string expression, CelEnvironment? environment = null) =>
        Run(Compile(expression, environment)).Value;

    public static (string Value, long Cost) Run(Program program)
    {
        var meter = new CostMeter(long.MaxValue);
        var frame = new Frame();
        frame.Begin(new Samples(), meter);
        return (ValueFormatter.Format(program.Evaluate(frame)), meter.Used);
    }

    /// <summary>The boolean lane, printed as the value lane is; what is no bool is the error that the lane gives.</summary>
    public static (string Value, long Cost) RunTest(Program program)
    {
        var meter = new CostMeter(long.MaxValue);
        var frame = new Frame();
        frame.Begin(new Samples(), meter);
        var text = program.Test(frame) switch
        {
            Truth.True => "true",
            Truth.False => "false",
            _ => "error: " + frame.Error!.Message,
        };
        return (text, meter.Used);
    }
}
