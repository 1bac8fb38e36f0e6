using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO.Pipelines;
using Caveat.Cel.Extensions;
using Caveat.Cli.Expressions;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat eval EXPR</c> and <c>caveat eval --batch</c></summary>
internal sealed class EvalCommand
{
    private readonly Argument<string?> _expression = new("expr")
    {
        Description = "The expression; behind '--' when it begins with a dash",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _file = new("--file", "-f") { Description = "YAML or JSON that 'object' is; '-' for standard input", HelpName = "FILE" };

    private readonly Option<string?> _old = new("--old") { Description = "YAML or JSON that 'oldObject' is", HelpName = "FILE" };

    private readonly Option<string[]> _variables = new("--var") { Description = "A variable (repeatable)", HelpName = "NAME=JSON" };

    private readonly Option<string> _kubernetes = new("--kubernetes")
    {
        Description = "Release whose API server's language it is",
        HelpName = "1.30",
        DefaultValueFactory = static _ => KubernetesVersion.Latest.ToString(),
    };

    private readonly Option<string[]> _libraries = new("--with-library") { Description = "Library that no API server has: bindings, encoders or math (repeatable)", HelpName = "NAME" };

    private readonly Option<string> _output = new("--output", "-o") { Description = "text, json or yaml", DefaultValueFactory = static _ => "text" };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Tells type and cost on standard error" };

    private readonly Option<bool> _batch = new("--batch") { Description = "Answers requests, a JSON object a line on standard input" };

    private readonly Surroundings _surroundings;

    public EvalCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _output.AcceptOnlyFromAmong("text", "json", "yaml");
        _libraries.AcceptOnlyFromAmong(KubernetesLanguage.OtherLibraries);
        _kubernetes.Validators.Add(RefuseUnknownRelease);
    }

    public Command Build()
    {
        var command = new Command("eval", "Evaluates an expression as the API server does")
        {
            _expression, _file, _old, _variables, _kubernetes, _libraries, _output, _verbose, _batch,
        };
        command.Validators.Add(RefuseContradictions);
        command.SetAction(RunAsync);
        return command;
    }

    private static void RefuseUnknownRelease(OptionResult result)
    {
        if (result.Tokens is [var token] && !TryReadRelease(token.Value, out _))
        {
            result.AddError(ExpressionMessages.UnknownRelease(token.Value));
        }
    }

    private static bool TryReadRelease(string text, out KubernetesVersion version) => KubernetesVersion.TryParse(text, out version) && KubernetesLanguage.IsKnown(version);

    private void RefuseContradictions(CommandResult result)
    {
        if (!result.GetValue(_batch))
        {
            if (result.GetResult(_expression) is not { Tokens.Count: > 0 })
            {
                result.AddError(ExpressionMessages.NoExpression);
            }
        }
        else if (result.GetResult(_expression) is { Tokens.Count: > 0 })
        {
            result.AddError(ExpressionMessages.ExpressionInBatch);
        }
        else if (IsGiven(_file) || IsGiven(_old) || IsGiven(_variables) || IsGiven(_output) || IsGiven(_verbose))
        {
            result.AddError(ExpressionMessages.ObjectsInBatch);
        }

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        TryReadRelease(parsed.GetValue(_kubernetes)!, out var version);
        var libraries = parsed.GetValue(_libraries) ?? [];
        if (!parsed.GetValue(_batch))
        {
            // A read of standard input can't be broken off: it is left alone then, and ends with the process.
            var options = Read(parsed, version, libraries);
            return await Task.Run(() => new EvalRun(options, _surroundings).Run(), CancellationToken.None).WaitAsync(cancellation);
        }

        await using var input = _surroundings.InputBytes();
        await using var output = _surroundings.OutputBytes();
        var batch = new BatchRun(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BatchRun.FlushBytes)), PipeWriter.Create(output));
        return await TryRunAsync(batch, KubernetesLanguage.Create(version, libraries), cancellation);
    }

    private async Task<int> TryRunAsync(BatchRun batch, Cel.CelEnvironment environment, CancellationToken cancellation)
    {
        try
        {
            await Task.Run(() => batch.RunAsync(environment, cancellation), CancellationToken.None).WaitAsync(cancellation);
            return ExitCodes.Passed;
        }
        catch (IOException e)
        {
            await _surroundings.Error.WriteLineAsync($"caveat: {e.Message}");
            return ExitCodes.CouldNotRun;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.CouldNotRun;
        }
    }

    private EvalOptions Read(ParseResult parsed, KubernetesVersion version, IReadOnlyList<string> libraries) => new()
    {
        Expression = parsed.GetValue(_expression)!,
        File = parsed.GetValue(_file),
        OldFile = parsed.GetValue(_old),
        Variables = parsed.GetValue(_variables) ?? [],
        Version = version,
        Libraries = libraries,
        Output = parsed.GetValue(_output)!,
        IsVerbose = parsed.GetValue(_verbose),
    };
}
