using System.Buffers;
using Caveat.Cel;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Json;
using Caveat.Text;

namespace Caveat.Cli.Expressions;

/// <summary>Compiles the expressions of requests, each once as long as it is remembered. Variables are <c>dyn</c>: their types come with their values.</summary>
internal sealed class BatchCompiler
{
    // No byte of UTF-8.
    private const byte Separator = 0xFF;

    private readonly CelEnvironment _environment;
    private readonly ExpressionCache _cache = new();
    private readonly ArrayBufferWriter<byte> _key = new();

    public BatchCompiler(CelEnvironment environment) => _environment = environment;

    /// <summary>The expression over variables of these names, in slots of their order.</summary>
    /// <param name="expression">A string.</param>
    /// <param name="variables">An object, or absent for none.</param>
    public CompiledExpression Compile(JsonValue expression, JsonValue variables)
    {
        var key = KeyOf(expression, variables);
        if (_cache.Find(key) is { } known)
        {
            return known;
        }

        var compiled = CompileNew(expression, variables);
        _cache.Add(key, compiled);
        return compiled;
    }

    private ReadOnlySpan<byte> KeyOf(JsonValue expression, JsonValue variables)
    {
        _key.ResetWrittenCount();
        _key.Write(expression.Utf8);
        foreach (var variable in variables.Properties)
        {
            _key.Write([Separator]);
            _key.Write(variable.NameUtf8);
        }

        return _key.WrittenSpan;
    }

    private CompiledExpression CompileNew(JsonValue expression, JsonValue variables)
    {
        var declarations = new List<VariableDeclaration>(variables.Count);
        foreach (var variable in variables.Properties)
        {
            if (!VariableName.IsValid(variable.NameUtf8))
            {
                return new CompiledExpression(null, ExpressionMessages.NoName(variable.Name));
            }

            declarations.Add(new VariableDeclaration(variable.Name, CelType.Dyn));
        }

        var environment = declarations.Count == 0 ? _environment : _environment.With(declarations);
        var compilation = environment.Compile(new SourceText("<input>", expression.Text!));
        return new CompiledExpression(compilation.Program, ExpressionMessages.Lines(compilation.Diagnostics));
    }
}
