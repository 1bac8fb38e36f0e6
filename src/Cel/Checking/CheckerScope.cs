using System.Collections.Frozen;
using System.Collections.Immutable;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>The names that an expression may use. Immutable.</summary>
public sealed class CheckerScope
{
    private readonly FrozenDictionary<string, FunctionDeclaration> _functions;
    private readonly FrozenDictionary<string, CelType> _types;
    private readonly ImmutableDictionary<string, int> _slots;
    private readonly ImmutableArray<VariableDeclaration> _variables;

    /// <summary>A scope with functions and types, and no variables.</summary>
    /// <param name="functions">Overloads of one name are joined; an overload with an id that was there before replaces nothing and is left out.</param>
    /// <param name="types">Types whose names can be written, besides the language's own.</param>
    public CheckerScope(IEnumerable<FunctionDeclaration> functions, IEnumerable<CelType> types)
    {
        _functions = FunctionJoin.Join(functions);
        _types = TypeNames.Join(types);
        _slots = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
        _variables = [];
    }

    private CheckerScope(CheckerScope origin, ImmutableDictionary<string, int> slots, ImmutableArray<VariableDeclaration> variables)
    {
        _functions = origin._functions;
        _types = origin._types;
        _slots = slots;
        _variables = variables;
        Container = origin.Container;
        Objects = origin.Objects;
        HomogeneousLiterals = origin.HomogeneousLiterals;
        MacroNames = origin.MacroNames;
    }

    /// <summary>
    /// The namespace that names are looked up in, innermost first: with <c>a.b</c>, the name <c>x</c> may be <c>a.b.x</c>, <c>a.x</c> or <c>x</c>. Empty for none.
    /// </summary>
    public string Container { get; init; } = "";

    /// <summary>Message types that literals can be written of; null for none.</summary>
    public ObjectDeclarations? Objects { get; init; }

    /// <summary>
    /// True when the elements of a list literal, and the keys and the values of a map literal, have to be of one type, as the API server asks. Otherwise they become <c>dyn</c>.
    /// </summary>
    public bool HomogeneousLiterals { get; init; }

    /// <summary>Names of the macros that the parser knows, so that a call of one that it left alone can be explained.</summary>
    public IReadOnlySet<string> MacroNames { get; init; } = FrozenSet<string>.Empty;

    /// <summary>In the order of their slots.</summary>
    public IReadOnlyList<VariableDeclaration> Variables => _variables;

    internal IEnumerable<string> FunctionNames => _functions.Keys;

    internal IEnumerable<string> TypeNamesInScope => Objects is null ? _types.Keys : [.. _types.Keys, .. Objects.Names];

    /// <summary>This scope with more variables; a later one of the same name hides the earlier, which keeps its slot.</summary>
    public CheckerScope With(IReadOnlyList<VariableDeclaration> more)
    {
        var slots = _slots.ToBuilder();
        for (var i = 0; i < more.Count; i++)
        {
            slots[more[i].Name] = _variables.Length + i;
        }

        return new CheckerScope(this, slots.ToImmutable(), _variables.AddRange(more));
    }

    internal bool TrySlot(string name, out int slot) => _slots.TryGetValue(name, out slot);

    internal bool IsMacro(string name) => MacroNames.Contains(name);

    internal FunctionDeclaration? Function(string name) => _functions.GetValueOrDefault(name);

    internal CelType? NamedType(string name) => _types.GetValueOrDefault(name) ?? Objects?.Find(name)?.Type;
}
