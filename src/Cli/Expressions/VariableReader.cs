using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Caveat.Json;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Cli.Expressions;

/// <summary>Reads the variables of one expression from files and arguments; every problem is kept, not only the first.</summary>
internal sealed class VariableReader
{
    private readonly InputTexts _texts;
    private readonly List<string> _problems = [];
    private readonly GivenVariables _variables = new();

    public VariableReader(Surroundings surroundings) => _texts = new InputTexts(surroundings);

    /// <summary>Why variables could not be read; empty when all were.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The variables that the options name. With one of <c>object</c> and <c>oldObject</c> comes the other, as null: so they are to a policy when an object is created or deleted.</summary>
    public GivenVariables Read(EvalOptions options)
    {
        if (options is { File: InputTexts.StandardInput, OldFile: InputTexts.StandardInput })
        {
            _problems.Add(ExpressionMessages.StandardInputTwice);
            return _variables;
        }

        if (options.File is not null || options.OldFile is not null)
        {
            _variables.TryAdd("object", options.File is null ? null : ReadFile(options.File));
            _variables.TryAdd("oldObject", options.OldFile is null ? null : ReadFile(options.OldFile));
        }

        foreach (var assignment in options.Variables)
        {
            ReadAssignment(assignment);
        }

        return _variables;
    }

    private void ReadAssignment(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : assignment[..equals];
        if (equals < 0)
        {
            _problems.Add(ExpressionMessages.NoAssignment(assignment));
        }
        else if (!VariableName.IsValid(Encoding.UTF8.GetBytes(name)))
        {
            _problems.Add("--var: " + ExpressionMessages.NoName(name));
        }
        else if (!TryParse(Encoding.UTF8.GetBytes(assignment[(equals + 1)..]), out var text, out var error))
        {
            _problems.Add(ExpressionMessages.VariableIsNotJson(name, error));
        }
        else if (!_variables.TryAdd(name, text))
        {
            _problems.Add(ExpressionMessages.VariableTwice(name));
        }
    }

    private JsonText? ReadFile(string path)
    {
        if (_texts.TryRead(path, out var content) is { } problem)
        {
            _problems.Add(problem);
            return null;
        }

        var source = new SourceText(InputTexts.NameOf(path), content);
        using var documents = YamlReader.Read(source, YamlLimits.Default).GetEnumerator();
        if (!documents.MoveNext())
        {
            _problems.Add($"{source.Name}: {ExpressionMessages.NoDocument}");
            return null;
        }

        var text = ReadDocument(documents.Current);
        if (documents.MoveNext())
        {
            AddProblem(Diagnostic.Error(source, documents.Current.Root?.Span ?? documents.Current.Diagnostics[0].Span, ExpressionMessages.SecondDocument));
        }

        return text;
    }

    private JsonText? ReadDocument(YamlDocument document)
    {
        foreach (var diagnostic in document.Diagnostics)
        {
            AddProblem(diagnostic);
        }

        if (document.Root is null)
        {
            return null;
        }

        var json = new ArrayBufferWriter<byte>();
        if (!YamlJson.TryWrite(document, json, out var unwritable))
        {
            AddProblem(unwritable);
            return null;
        }

        if (!TryParse(json.WrittenMemory, out var text, out var error))
        {
            _problems.Add($"{document.Source.Name}: {error.Message}");
        }

        return text;
    }

    private static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out JsonText? text, [NotNullWhen(false)] out JsonError? error)
    {
        text = new JsonText();
        if (text.TryParse(json, JsonLimits.Document, out error))
        {
            return true;
        }

        text = null;
        return false;
    }

    private void AddProblem(Diagnostic diagnostic) => _problems.Add(diagnostic.ToString());
}
