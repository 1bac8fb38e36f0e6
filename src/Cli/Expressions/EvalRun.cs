using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Text;
using CelProgram = Caveat.Cel.Evaluation.Program;

namespace Caveat.Cli.Expressions;

/// <summary>One run of <c>eval</c> for one expression.</summary>
internal sealed class EvalRun
{
    private readonly EvalOptions _options;
    private readonly Surroundings _surroundings;
    private readonly SourceText _source;

    public EvalRun(EvalOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _source = new SourceText("<input>", options.Expression);
    }

    /// <summary>The exit code. The value goes to standard output, everything else to standard error.</summary>
    public int Run()
    {
        var reader = new VariableReader(_surroundings);
        var variables = reader.Read(_options);
        foreach (var problem in reader.Problems)
        {
            _surroundings.Error.WriteLine(problem);
        }

        if (reader.Problems.Count > 0)
        {
            return ExitCodes.CouldNotRun;
        }

        var compilation = KubernetesLanguage.Create(_options.Version, _options.Libraries).With(variables.Declarations).Compile(_source);
        foreach (var diagnostic in compilation.Diagnostics)
        {
            _surroundings.Error.WriteLine(CaretRenderer.Render(diagnostic));
        }

        return compilation.Program is { } program ? Evaluate(program, variables) : ExitCodes.CouldNotRun;
    }

    private int Evaluate(CelProgram program, GivenVariables variables)
    {
        var meter = new CostMeter(CostMeter.ExpressionLimit);
        var frame = new Frame();
        frame.Begin(variables, meter);
        var value = program.Evaluate(frame);
        if (_options.IsVerbose)
        {
            _surroundings.Error.WriteLine(ExpressionMessages.Summary(value.IsError ? program.ResultType.ToString() : RuntimeType.Of(value).Name, meter));
        }

        if (value.IsError)
        {
            _surroundings.Error.WriteLine(Render(value.AsError));
            return ExitCodes.Denied;
        }

        return Print(value);
    }

    private string Render(CelError error) =>
        error.Span is { } span ? CaretRenderer.Render(Diagnostic.Error(_source, span, error.Message)) : $"{_source.Name}: {error.Message}";

    private int Print(in Value value)
    {
        // Also for text, which is not much longer than JSON: a value that is too long has no form.
        using var json = new ValueJson();
        if (json.Write(value) is { } problem)
        {
            _surroundings.Error.WriteLine($"{_source.Name}: {problem}");
            return ExitCodes.Denied;
        }

        var text = new JsonText();
        var shown = _options.Output switch
        {
            "json" => System.Text.Encoding.UTF8.GetString(json.Written.Span) + "\n",
            "yaml" when text.TryParse(json.Written, new JsonLimits(JsonLimits.HardMaxBytes, JsonLimits.HardMaxDepth), out _) => JsonAsYaml.Write(text.Root),
            _ => ValueFormatter.Plain(value) + "\n",
        };
        _surroundings.Output.Write(shown);
        return ExitCodes.Passed;
    }
}
