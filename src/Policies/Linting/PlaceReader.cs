using System.Collections.Immutable;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Schema.Crds;

namespace Caveat.Policies.Linting;

/// <summary>Tells which place of an object an expression is, where it is one.</summary>
internal sealed class PlaceReader(LintedPolicy policy, MatchedVersion? version)
{
    /// <summary>Variables within variables that are followed; the language has no such bound, and a chain of this length no reader.</summary>
    public const int MaxVariableDepth = 16;

    public LintedPolicy Policy => policy;

    /// <summary>Null for what is computed.</summary>
    public Place? PlaceOf(Expr? node, ImmutableDictionary<string, Place?> locals, int depth = 0) => node switch
    {
        null => null,
        _ when depth > MaxVariableDepth => null,
        IdentExpr { Name: var name } when locals.TryGetValue(name, out var local) => local,
        IdentExpr { Name: "object" or "oldObject" } ident => new Place(null, ident.Name, version?.Schema.Root),
        SelectExpr { IsTest: false, Operand: IdentExpr { Name: "variables" }, Field: var name } => OfVariable(name, depth),
        SelectExpr { IsTest: false, Operand: IdentExpr { Name: "lookups" }, Field: var name } => OfLookup(name),
        SelectExpr select => PlaceOf(select.Operand, locals, depth)?.Field(select.Field),
        { MacroCall: { Function: "filter" or "sortBy", Target: { } target } } => PlaceOf(target, locals, depth),
        CallExpr call => OfCall(call, locals, depth),
        _ => null,
    };

    private Place? OfCall(CallExpr call, ImmutableDictionary<string, Place?> locals, int depth) => call switch
    {
        { Function: Operators.OptionalSelect or Operators.Index or Operators.OptionalIndex, Arguments: [var operand, var key] } =>
            PlaceOf(operand, locals, depth) is not { } place ? null : KeyOf(key) is { } name ? place.Field(name) : place.Element(Printer.Print(key)),
        { Function: "orValue" or "or" or "value", Target: { } target } => PlaceOf(target, locals, depth),
        { Function: "optional.of" or "optional.ofNonZeroValue" or "dyn", Arguments: [var inner] } => PlaceOf(inner, locals, depth),
        _ => null,
    };

    private Place? OfVariable(string name, int depth) =>
        policy.Variable(name) is { } text ? PlaceOf(policy.TreeOf(text), ImmutableDictionary<string, Place?>.Empty, depth + 1) : null;

    private Place? OfLookup(string name)
    {
        if (policy.Lookup(name) is not { } lookup)
        {
            return null;
        }

        var schema = Wanted(lookup.Version, policy.DefinitionOf(lookup))?.Schema;

        // The list itself is no place of an object; its elements are whole objects.
        return new Place(null, $"lookups.{name}", lookup.Name is null ? null : schema?.Root);
    }

    /// <summary>The place of a loop's element.</summary>
    public Place? ElementOf(Expr range, string variable, ImmutableDictionary<string, Place?> locals)
    {
        if (range is SelectExpr { Operand: IdentExpr { Name: "lookups" }, Field: var name } && policy.Lookup(name) is { } lookup)
        {
            return new Place(null, $"lookups.{name}[{variable}]", Wanted(lookup.Version, policy.DefinitionOf(lookup))?.Schema?.Root);
        }

        if (range is { MacroCall: { Function: "filter", Target: { } inner } })
        {
            return ElementOf(inner, variable, locals);
        }

        return PlaceOf(range, locals)?.Element(variable);
    }

    private static CrdVersion? Wanted(string version, CustomResourceDefinition? definition) =>
        version.Length > 0 ? definition?.Version(version) : definition?.StorageVersion;

    /// <summary>A constant string; else null.</summary>
    public static string? KeyOf(Expr key) => key is ConstantExpr { Constant: { Kind: ValueKind.String } text } ? text.AsText : null;
}
