using Caveat.Cel;
using Caveat.Cel.Types;
using Caveat.Policies.Auditing;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>Compiles the expressions of a document in an environment; findings get their place in the document.</summary>
/// <param name="environment">What expressions may use.</param>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="slots">Takes the slots of all variables that compiled expressions read.</param>
internal sealed class ExpressionCompiler(CelEnvironment environment, Findings findings, HashSet<int> slots)
{
    private string? _declared;
    private IReadOnlyList<string> _later = [];

    /// <summary>Null when the expression is wrong, which is then among the findings.</summary>
    public CompiledExpression? Compile(ExpressionText text)
    {
        var compilation = environment.Compile(new SourceText(findings.Source.Name, text.Text));
        foreach (var diagnostic in compilation.Diagnostics)
        {
            findings.Add(new Diagnostic(diagnostic.Severity, findings.Source, text.SpanOf(diagnostic.Span), Explain(diagnostic, text.Text)));
        }

        if (compilation.Program is not { } program)
        {
            return null;
        }

        slots.UnionWith(program.Slots);
        if (program.Slots.Contains(PolicySlots.Request))
        {
            slots.UnionWith(SlotFacts.SlotsOf(RequestReads.Of(compilation.Checked!.Root)));
        }

        return new CompiledExpression(program, text, findings.Source);
    }

    /// <summary>The same in another environment.</summary>
    public ExpressionCompiler In(CelEnvironment other) => new(other, findings, slots);

    /// <summary>The same for the expressions of a declaration, which may read neither itself nor those that follow.</summary>
    /// <param name="name">What is being declared.</param>
    /// <param name="later">Names that are not declared yet, that one among them.</param>
    public ExpressionCompiler Before(string name, IReadOnlyList<string> later) => new(environment, findings, slots) { _declared = name, _later = later };

    /// <summary>Counts a variable as read that is read without an expression.</summary>
    public void Use(int slot) => slots.Add(slot);

    /// <summary>An expression that must be of type bool.</summary>
    public CompiledExpression? CompileCondition(ExpressionText text) => CompileAs(text, CelType.Bool);

    /// <summary>An expression that must be of one of some types, and of no type that is known only when it runs: an API server takes no other.</summary>
    public CompiledExpression? CompileExactly(ExpressionText text, params ReadOnlySpan<CelType> types)
    {
        var compiled = Compile(text);
        foreach (var type in types)
        {
            if (compiled is null || compiled.Program.ResultType.Equals(type))
            {
                return compiled;
            }
        }

        findings.Error(text.Span, CompilationMessages.WrongResult(types[0], compiled!.Program.ResultType));
        return null;
    }

    /// <summary>An expression that must be of a type, or of one that is known only when it runs.</summary>
    public CompiledExpression? CompileAs(ExpressionText text, CelType type)
    {
        var compiled = Compile(text);
        if (compiled is null || compiled.Program.ResultType.Equals(type) || compiled.Program.ResultType.Kind == CelTypeKind.Dyn)
        {
            return compiled;
        }

        findings.Error(text.Span, CompilationMessages.WrongResult(type, compiled.Program.ResultType));
        return null;
    }

    /// <summary>Text with expressions in it; null when one is wrong.</summary>
    public CompiledTemplate? Compile(TemplateText text)
    {
        var parts = new List<CompiledTemplatePart>(text.Parts.Count);
        foreach (var part in text.Parts)
        {
            if (part.Literal is not null)
            {
                parts.Add(new CompiledTemplatePart(part.Literal, null));
            }
            else if (Compile(part.Expression!) is { } expression)
            {
                parts.Add(new CompiledTemplatePart(null, expression));
            }
        }

        return parts.Count == text.Parts.Count ? new CompiledTemplate(parts) : null;
    }

    // At a name that is not declared nothing else can be wrong; the environment's own words would offer another name. They stand at the name, or at its last part.
    private string Explain(Diagnostic diagnostic, string expression)
    {
        foreach (var name in _later)
        {
            var place = diagnostic.Span.Start;
            if (StandsAt(place, name, expression) || StandsAt(place - name.IndexOf('.') - 1, name, expression))
            {
                return name == _declared ? CompilationMessages.ReadsItself(name) : CompilationMessages.DeclaredLater(name);
            }
        }

        return diagnostic.Message;
    }

    private static bool StandsAt(int place, string name, string expression)
    {
        var end = place + name.Length;
        return place >= 0
            && end <= expression.Length
            && expression.AsSpan(place).StartsWith(name)
            && (end == expression.Length || !(char.IsAsciiLetterOrDigit(expression[end]) || expression[end] == '_'));
    }
}
