using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>A rule while it is compiled: expressions are compiled in its policy's environment, and whatever is wrong is remembered.</summary>
internal sealed class RuleCompilation(PolicyScope scope)
{
    // The rule's own: what it reads is collected there.
    private readonly ExpressionCompiler _expressions = scope.Expressions;

    private ExpressionCompiler? _ofItems;

    /// <summary>Whether anything of the rule could not be compiled.</summary>
    public bool Failed { get; private set; }

    public Findings Findings => scope.Findings;

    public void Error(TextSpan span, string message)
    {
        Failed = true;
        scope.Findings.Error(span, message);
    }

    /// <summary>An expression of any type; null when it is wrong or missing, which has been said then.</summary>
    /// <param name="text">As written.</param>
    /// <param name="hasItem">Whether it may read <c>item</c>.</param>
    public CompiledExpression? Expression(ExpressionText? text, bool hasItem = false) => Remember(text is null ? null : Compiler(hasItem).Compile(text));

    /// <summary>An expression of type bool; null when it is wrong or missing, which has been said then.</summary>
    public CompiledExpression? Condition(ExpressionText? text) => Remember(text is null ? null : _expressions.CompileCondition(text));

    /// <summary>An expression of type bool; null when it is wrong, which has been said then, or not written.</summary>
    /// <param name="text">As written.</param>
    /// <param name="hasItem">Whether it may read <c>item</c>.</param>
    public CompiledExpression? OptionalCondition(ExpressionText? text, bool hasItem = false) => text is null ? null : Remember(Compiler(hasItem).CompileCondition(text));

    /// <summary>Text with expressions in it; null when it is wrong, which has been said then, or not written.</summary>
    public CompiledTemplate? OptionalTemplate(TemplateText? text) => text is null ? null : Remember(_expressions.Compile(text));

    /// <summary>A look-up of the policy by name; null when there is none, which has been said then.</summary>
    public LookupSlot? Lookup(Written<string> name) => Remember(name.Value is null ? null : scope.FindLookup(name));

    /// <summary>Fields that the rule is about; those that are wrong are left out, and have been spoken of.</summary>
    public IReadOnlyList<CompiledField> Fields(IReadOnlyList<FieldTemplate> written)
    {
        var fields = new List<CompiledField>(written.Count);
        foreach (var field in written)
        {
            if (field.Path is { } path)
            {
                fields.Add(new CompiledField(path.Path, null));
            }
            else if (OptionalTemplate(field.Template) is { } template)
            {
                fields.Add(new CompiledField(null, template.Parts));
            }
        }

        return fields;
    }

    private ExpressionCompiler Compiler(bool hasItem) => hasItem ? _ofItems ??= scope.WithItem() : _expressions;

    private T? Remember<T>(T? compiled) where T : class
    {
        Failed |= compiled is null;
        return compiled;
    }
}
