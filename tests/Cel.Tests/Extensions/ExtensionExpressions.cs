using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Extensions.Stateful;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Planning;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Tests.Extensions;

/// <summary>The one place where tests of libraries touch the pipeline.</summary>
internal static class ExtensionExpressions
{
    /// <summary>Those that Kubernetes does not have, with how they are told of in the manual.</summary>
    public static IReadOnlyList<Library> Others { get; } = [StringsLibrary.Version4, MathLibrary.Instance, EncodersLibrary.Instance, BindingsLibrary.Instance, StatefulLibrary.Instance];

    private static readonly VariableDeclaration[] Variables =
    [
        new("authorizer", AuthorizerTypes.Authorizer),
        new("authorizer.requestResource", AuthorizerTypes.ResourceCheck),
    ];

    private static CelEnvironment Kubernetes { get; } =
        Create([StandardLibrary.Instance, OptionalLibrary.Instance, .. KubernetesEnvironment.MutationLibraries(KubernetesVersion.Latest)]);

    /// <summary>As cel-go counts where nothing is computed beforehand.</summary>
    private static CelEnvironment Unoptimized { get; } = CelEnvironment.Create(new()
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, .. KubernetesEnvironment.MutationLibraries(KubernetesVersion.Latest)],
        Variables = Variables,
        Planner = new PlannerOptions { Costs = CostRules.CelGo },
    });

    private static CelEnvironment Conformance { get; } = Create([StandardLibrary.Instance, OptionalLibrary.Instance, .. Others]);

    public static CelEnvironment Create(IReadOnlyList<Library> libraries) => CelEnvironment.Create(new() { Libraries = libraries, Variables = Variables });

    /// <summary>The value as it is printed, an error with its message, in Kubernetes' newest environment.</summary>
    public static string Evaluate(string expression) => Run(expression, Kubernetes).Value;

    /// <summary>The same where Kubernetes' libraries are off, and the others on.</summary>
    public static string EvaluateOthers(string expression) => Run(expression, Conformance).Value;

    public static long CostOf(string expression) => Run(expression, Kubernetes).Cost;

    public static long UnoptimizedCostOf(string expression) => Run(expression, Unoptimized).Cost;

    public static CheckedExpr Checked(string expression)
    {
        var result = Kubernetes.Check(new SourceText("<input>", expression));
        Assert.Empty(result.Diagnostics);
        return result.Expr!;
    }

    public static string Printed(FunctionExample example, bool isKubernetes)
    {
        var environment = isKubernetes ? Kubernetes : Conformance;
        return Run(example.Expression, environment).Value;
    }

    public static string Expected(FunctionExample example, bool isKubernetes) =>
        example.Result.StartsWith("error: ", StringComparison.Ordinal) ? example.Result : Run(example.Result, isKubernetes ? Kubernetes : Conformance).Value;

    private static (string Value, long Cost) Run(string expression, CelEnvironment environment)
    {
        var compilation = environment.Compile(new SourceText("<input>", expression));
        if (compilation.Program is not { } program)
        {
            return (string.Join('\n', compilation.Diagnostics.Select(d => "compile: " + d.Message)), 0);
        }

        var meter = new CostMeter(long.MaxValue);
        var frame = new Frame();
        frame.Begin(new AuthorizerActivation(), meter);
        return (ValueFormatter.Format(program.Evaluate(frame)), meter.Used);
    }
}
