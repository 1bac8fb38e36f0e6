using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Checking;

/// <summary>Looks names up as the specification says ("Name resolution"): variables of comprehensions first, then container by container, from the innermost.</summary>
internal sealed class NameResolver(CheckerScope scope, LocalTypes locals)
{
    // A declared type may have type parameters; in one check each stands for one type.
    private readonly Dictionary<int, CelType> _declaredTypes = [];

    /// <summary>The dotted name that a tree of selections spells; null where it is more than that.</summary>
    public static string? QualifiedName(Expr expr)
    {
        if (expr is IdentExpr || LeadingName(expr) is not { } first)
        {
            return (expr as IdentExpr)?.Name;
        }

        var parts = new List<string>();
        while (expr is SelectExpr select)
        {
            parts.Add(select.Field);
            expr = select.Operand;
        }

        parts.Add(first);
        parts.Reverse();
        return string.Join('.', parts);
    }

    /// <summary>The name that a tree of selections starts with; null when it starts with something else.</summary>
    public static string? LeadingName(Expr expr)
    {
        while (expr is SelectExpr { IsTest: false } select)
        {
            expr = select.Operand;
        }

        return (expr as IdentExpr)?.Name;
    }

    public (Reference Reference, CelType Type)? Resolve(string name, Unifier types)
    {
        if (locals.Find(name) is { } local)
        {
            return (new LocalReference(name), local);
        }

        foreach (var candidate in Candidates(name))
        {
            if (scope.TrySlot(candidate, out var slot))
            {
                return (new VariableReference(slot, candidate), DeclaredType(slot, types));
            }

            if (scope.NamedType(candidate) is { } type)
            {
                return (new ConstantReference(Value.Of(new TypeObject(type))), CelType.TypeOf(type));
            }
        }

        return null;
    }

    /// <summary>A selection whose first name is a comprehension's variable is one of its fields, whatever else is declared.</summary>
    public bool StartsWithLocal(Expr expr) => LeadingName(expr) is { } name && locals.Find(name) is not null;

    public FunctionDeclaration? Function(string name)
    {
        foreach (var candidate in Candidates(name))
        {
            if (scope.Function(candidate) is { } function)
            {
                return function;
            }
        }

        return null;
    }

    public ObjectDeclaration? Object(string name)
    {
        foreach (var candidate in Candidates(name))
        {
            if (scope.Objects?.Find(candidate) is { } declaration)
            {
                return declaration;
            }
        }

        return null;
    }

    public CelType? NamedType(string name)
    {
        foreach (var candidate in Candidates(name))
        {
            if (scope.NamedType(candidate) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>True when something longer than the name is declared that starts with it and a dot.</summary>
    public bool IsNamespace(string name)
    {
        foreach (var variable in scope.Variables)
        {
            if (variable.Name.Length > name.Length && variable.Name[name.Length] == '.' && variable.Name.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<string> NamesInScope()
    {
        foreach (var name in locals.Names())
        {
            yield return name;
        }

        foreach (var variable in scope.Variables)
        {
            yield return variable.Name;
        }

        foreach (var name in scope.TypeNamesInScope)
        {
            yield return name;
        }
    }

    private string[] Candidates(string name)
    {
        if (name.StartsWith('.'))
        {
            return [name[1..]];
        }

        return scope.Container.Length == 0 ? [name] : [.. InContainers(name), name];
    }

    private IEnumerable<string> InContainers(string name)
    {
        var container = scope.Container;
        while (container.Length > 0)
        {
            yield return $"{container}.{name}";
            var dot = container.LastIndexOf('.');
            container = dot < 0 ? "" : container[..dot];
        }
    }

    private CelType DeclaredType(int slot, Unifier types)
    {
        var declared = scope.Variables[slot].Type;
        if (!Instance.IsGeneric(declared))
        {
            return declared;
        }

        if (!_declaredTypes.TryGetValue(slot, out var type))
        {
            type = new Instance(types).Of(declared);
            _declaredTypes.Add(slot, type);
        }

        return type;
    }
}
