using System.Text;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Fuzz;

/// <summary>Parses, prints, checks, plans and evaluates whatever octets it gets. It throws where one of the promises of the library does not hold.</summary>
public static class ExpressionTarget
{
    // A tenth of what the API server allows, so that a run takes milliseconds.
    private const long CostLimit = CostMeter.ExpressionLimit / 10;

    private static readonly CelEnvironment Environment = CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [
            StandardLibrary.Instance, OptionalLibrary.Instance, .. KubernetesEnvironment.MutationLibraries(new KubernetesVersion(1, 36)),
            MathLibrary.Instance, EncodersLibrary.Instance, BindingsLibrary.Instance,
        ],
        Variables = [new VariableDeclaration("object", CelType.Dyn), new VariableDeclaration("a", CelType.Int), new VariableDeclaration("s", CelType.String)],
    });

    private static readonly FuzzActivation Activation = new();

    /// <summary>One run.</summary>
    /// <exception cref="InvalidOperationException">A promise was broken.</exception>
    public static void Run(ReadOnlySpan<byte> octets)
    {
        var source = new SourceText("<fuzz>", Encoding.UTF8.GetString(octets));
        var compilation = Environment.Compile(source);
        Require(compilation.Program is null == compilation.Diagnostics.Count > 0, "a program or diagnostics, and not both");
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Require(diagnostic.Span.Start >= 0 && diagnostic.Span.End <= source.Text.Length, "a diagnostic inside the text");
            CaretRenderer.Render(diagnostic);
        }

        if (compilation.Program is { } program)
        {
            Require(Printer.Print(compilation.Checked!.Root).Length > 0, "a printed tree");
            Evaluate(program);
        }
    }

    private static void Evaluate(Program program)
    {
        var first = Evaluate(program, out var firstCost);
        var again = Evaluate(program, out var againCost);
        Require(first == again && firstCost == againCost, "the same value at the same cost each time");
    }

    private static string Evaluate(Program program, out long cost)
    {
        var meter = new CostMeter(CostLimit);
        var frame = new Frame();
        frame.Begin(Activation, meter);
        var value = program.Evaluate(frame);
        cost = meter.Used;
        Require(value.Kind != ValueKind.Absent, "a value or an error");
        Require(value.IsError || meter.Used <= CostLimit, "an error when the budget is spent");
        return value.IsError ? value.AsError.Message : ValueFormatter.Format(value);
    }

    private static void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException("broken promise: " + promise);
        }
    }
}
