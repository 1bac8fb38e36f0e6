using Caveat.Cel.Types;

namespace Caveat.Cel.Functions;

/// <summary>One signature of a function, with what it does, what it costs, and its page in the manual.</summary>
public sealed class Overload
{
    /// <summary>Spells the signature, unique in an environment: <c>string_starts_with_string</c>-like, as in cel-go.</summary>
    public required string Id { get; init; }

    /// <summary>Called as <c>x.f(y)</c>: the first of <see cref="Parameters"/> is the receiver.</summary>
    public bool IsMember { get; init; }

    /// <summary>Types of the arguments, a receiver first; type parameters of one name are one type.</summary>
    public required IReadOnlyList<CelType> Parameters { get; init; }

    /// <summary>Type of the result.</summary>
    public required CelType Result { get; init; }

    /// <summary>What it does; null for operators that the planner has nodes for.</summary>
    public FunctionBody? Body { get; init; }

    /// <summary>Makes a body for a call some of whose arguments are constants: patterns compiled, quantities read, once instead of at each call; null where there is nothing to make ready.</summary>
    public BodyPreparation? Prepare { get; init; }

    /// <summary>What it costs at run time; null means 1.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>
    /// <see cref="Cost"/> counts only where the types of the arguments were known when the expression was checked; otherwise the call costs 1. So it is for the language's own
    /// functions, which cel-go finds by overload; the API server finds the others by name.
    /// </summary>
    public bool CostsByType { get; init; }

    /// <summary>False for a function whose result does not follow from its arguments alone; it is not computed before the expression runs.</summary>
    public bool IsPure { get; init; } = true;

    /// <summary>What it will cost, estimated from the sizes of its arguments; null means as the language's own function of this id, else 1.</summary>
    public StaticCallCost? StaticCost { get; init; }

    /// <summary>One or two sentences for the manual, units and errors included.</summary>
    public string Doc { get; init; } = "";

    /// <summary>Examples for the manual.</summary>
    public IReadOnlyList<FunctionExample> Examples { get; init; } = [];
}
