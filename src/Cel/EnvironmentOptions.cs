using Caveat.Cel.Functions;
using Caveat.Cel.Planning;
using Caveat.Cel.Syntax;

namespace Caveat.Cel;

/// <summary>What expressions of an environment may use, and their limits.</summary>
public sealed record EnvironmentOptions
{
    /// <summary>Functions, macros and types. Empty by default, which leaves not even operators: start with the standard library.</summary>
    public IReadOnlyList<Library> Libraries { get; init; } = [];

    /// <summary>The variables; the slot of each is its index.</summary>
    public IReadOnlyList<VariableDeclaration> Variables { get; init; } = [];

    /// <summary>The namespace that names are looked up in first, innermost part first; empty for none.</summary>
    public string Container { get; init; } = "";

    /// <summary>Message types that literals can be written of; null for none.</summary>
    public ObjectDeclarations? Objects { get; init; }

    /// <summary>
    /// True when the elements of a list literal, and keys and values of a map literal, have to be of one type each, as on the API server. Otherwise mixed ones are <c>dyn</c>.
    /// </summary>
    public bool HomogeneousLiterals { get; init; }

    /// <summary>
    /// True when a literal argument that a conversion or a pattern match can only fail on is an error of the expression, as on the API server since 1.29: <c>duration('1x')</c>,
    /// <c>x.matches('(')</c>.
    /// </summary>
    public bool ValidatesLiterals { get; init; }

    /// <summary>Whose costs programs count.</summary>
    /// <value>The API server's.</value>
    public PlannerOptions Planner { get; init; } = PlannerOptions.Default;

    /// <summary>Most Unicode code points of an expression, inclusive; cel-go's own default.</summary>
    public int MaxCodePoints { get; init; } = new ParserOptions().MaxCodePoints;

    /// <summary>Most levels of an expression, inclusive; cel-go's own default.</summary>
    public int MaxDepth { get; init; } = new ParserOptions().MaxDepth;
}
