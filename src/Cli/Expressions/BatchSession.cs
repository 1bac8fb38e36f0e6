using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Cel;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;

namespace Caveat.Cli.Expressions;

/// <summary>Answers the requests of a batch, a line for each, whatever the request is.</summary>
internal sealed class BatchSession : IDisposable
{
    /// <summary>Most bytes of a request: the 7 MiB of a review, and room for the expression.</summary>
    public const int MaxLineBytes = 8 * 1024 * 1024;

    private const string CompileStage = "compile";
    private const string EvaluationStage = "eval";

    private static readonly JsonLimits Limits = new(MaxLineBytes, JsonLimits.Review.MaxDepth);
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly BatchCompiler _compiler;
    private readonly IBufferWriter<byte> _output;
    private readonly Utf8JsonWriter _answer;
    private readonly JsonText _line = new();
    private readonly BatchVariables _variables;
    private readonly Frame _frame = new();
    private readonly CostMeter _meter = new(CostMeter.ExpressionLimit);
    private readonly ValueJson _value = new();

    /// <param name="environment">Without variables.</param>
    /// <param name="output">Takes the answers as UTF-8.</param>
    public BatchSession(CelEnvironment environment, IBufferWriter<byte> output)
    {
        _compiler = new BatchCompiler(environment);
        _output = output;
        _answer = new Utf8JsonWriter(output, Options);
        _variables = new BatchVariables(_line);
    }

    public void Dispose()
    {
        _answer.Dispose();
        _value.Dispose();
    }

    /// <summary>Writes the answer to a line, line end included.</summary>
    /// <param name="line">UTF-8 without the line end; must not change meanwhile.</param>
    public void Answer(ReadOnlyMemory<byte> line)
    {
        _answer.Reset(_output);
        if (!_line.TryParse(line, Limits, out var error))
        {
            WriteError(CompileStage, ExpressionMessages.NotJson(error));
        }
        else if (BatchRequest.Read(_line.Root, out var request) is { } problem)
        {
            WriteError(CompileStage, problem);
        }
        else
        {
            Answer(request);
        }

        EndLine();
    }

    /// <summary>Writes the answer to a line of more than <see cref="MaxLineBytes"/>.</summary>
    public void RefuseLongLine()
    {
        _answer.Reset(_output);
        WriteError(CompileStage, ExpressionMessages.LineTooLong(MaxLineBytes));
        EndLine();
    }

    private void Answer(BatchRequest request)
    {
        var compiled = _compiler.Compile(request.Expression, request.Variables);
        if (compiled.Program is not { } program)
        {
            WriteError(CompileStage, compiled.Error);
            return;
        }

        _variables.Begin(request.Variables);
        _meter.Reset();
        _frame.Begin(_variables, _meter);
        var value = program.Evaluate(_frame);
        var problem = value.IsError ? value.AsError.Message : _value.Write(value);
        if (problem is null)
        {
            WriteValue(RuntimeType.Of(value).Name);
        }
        else
        {
            WriteError(EvaluationStage, problem);
        }
    }

    private void WriteValue(string type)
    {
        _answer.WriteStartObject();
        _answer.WriteString("type"u8, type);
        _answer.WritePropertyName("value"u8);
        _answer.WriteRawValue(_value.Written.Span, skipInputValidation: true);
        _answer.WriteNumber("cost"u8, _meter.Used);
        _answer.WriteEndObject();
    }

    private void WriteError(string stage, string error)
    {
        _answer.WriteStartObject();
        _answer.WriteString("stage"u8, stage);
        _answer.WriteString("error"u8, error);
        _answer.WriteEndObject();
    }

    private void EndLine()
    {
        _answer.Flush();
        _output.Write("\n"u8);
    }
}
