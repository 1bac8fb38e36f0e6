using Caveat.Cel;
using Caveat.Cel.Checking;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using Caveat.Schema.Crds;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>A policy that loads, its expressions as trees, and what is known of what it matches.</summary>
internal sealed class LintedPolicy
{
    private readonly Dictionary<ExpressionText, CheckedExpr?> _checked = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ExpressionText> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LookupSpec> _lookups = new(StringComparer.Ordinal);
    private CelEnvironment _environment;

    public LintedPolicy(CaveatPolicy document, IReadOnlyList<CustomResourceDefinition> definitions)
    {
        Document = document;
        Definitions = definitions;
        Versions = MatchedVersion.Of(document.Spec, definitions);
        // Of a default in a list; who reads it elsewhere has been told when the policy was loaded.
        _environment = PolicyEnvironment.Common;
        Declare("item", CelType.Dyn);
        foreach (var lookup in document.Spec.Lookups)
        {
            _lookups.TryAdd(lookup.Name, lookup.Value);
            Declare($"lookups.{lookup.Name}", lookup.Value.Name is null ? CelType.DynList : CelType.Dyn);
        }

        foreach (var variable in document.Spec.Variables)
        {
            _variables.TryAdd(variable.Name, variable.Value);
            Declare($"variables.{variable.Name}", CheckedOf(variable.Value)?.ResultType ?? CelType.Dyn);
        }
    }

    public CaveatPolicy Document { get; }

    public PolicySpec Spec => Document.Spec;

    public SourceText Source => Document.Source;

    public IReadOnlyList<CustomResourceDefinition> Definitions { get; }

    /// <summary>Empty where no definition is known.</summary>
    public IReadOnlyList<MatchedVersion> Versions { get; }

    /// <summary>Null for a name that isn't declared.</summary>
    public ExpressionText? Variable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Null for a name that isn't declared.</summary>
    public LookupSpec? Lookup(string name) => _lookups.GetValueOrDefault(name);

    /// <summary>The tree of an expression, its objects of unknown type.</summary>
    public Expr? TreeOf(ExpressionText text) => CheckedOf(text)?.Root;

    /// <summary>The same with the types that are known without a schema.</summary>
    public CheckedExpr? CheckedOf(ExpressionText text)
    {
        if (!_checked.TryGetValue(text, out var tree))
        {
            _checked.Add(text, tree = _environment.Check(new SourceText(Source.Name, text.Text)).Expr);
        }

        return tree;
    }

    /// <summary>The definition of what a look-up finds; null when it isn't known.</summary>
    public CustomResourceDefinition? DefinitionOf(LookupSpec lookup)
    {
        foreach (var definition in Definitions)
        {
            if (definition.Group == lookup.ApiGroup && definition.Kind == lookup.Kind)
            {
                return definition;
            }
        }

        return null;
    }

    /// <summary>Operations that a rule judges of what a selector matches.</summary>
    public static Operations OperationsOf(RuleSpec rule, ResourceSelector selector)
    {
        var body = rule.Bodies[0];
        return (rule.Operations ?? body.Own ?? selector.Operations ?? body.Kind.Usual) & body.Possible;
    }

    /// <summary>Operations that a rule judges at all.</summary>
    public Operations OperationsOf(RuleSpec rule)
    {
        var body = rule.Bodies[0];
        var operations = body.NeedsMatch ? Operations.None : (rule.Operations ?? body.Own ?? body.Kind.Usual) & body.Possible;
        foreach (var selector in Spec.Match?.Resources ?? [])
        {
            operations |= OperationsOf(rule, selector);
        }

        return operations;
    }

    private void Declare(string name, CelType type) => _environment = _environment.With([new VariableDeclaration(name, type)]);
}
