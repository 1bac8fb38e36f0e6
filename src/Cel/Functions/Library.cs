using Caveat.Cel.Syntax;
using Caveat.Cel.Types;

namespace Caveat.Cel.Functions;

/// <summary>A named, versioned set of functions, macros and types that an environment can be given. Immutable.</summary>
public sealed class Library
{
    /// <summary>As cel-go names it: <c>cel.lib.ext.strings</c>, <c>kubernetes.quantity</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of that library.</summary>
    public int Version { get; init; }

    /// <summary>What the library is for, a sentence for the manual.</summary>
    public string Doc { get; init; } = "";

    /// <summary>Its functions.</summary>
    public IReadOnlyList<FunctionDeclaration> Functions { get; init; } = [];

    /// <summary>Its macros.</summary>
    public IReadOnlyList<Macro> Macros { get; init; } = [];

    /// <summary>Types whose names can be written in an expression, as <c>type(x) == kubernetes.Quantity</c> does.</summary>
    public IReadOnlyList<CelType> Types { get; init; } = [];
}
