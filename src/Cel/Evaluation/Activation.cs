using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>Where an expression's variables come from: an object with fields and a <c>switch</c>, not a dictionary.</summary>
public abstract class Activation
{
    /// <summary>The value of a variable; computed on first use where that is dear, and then kept. An error is a value too.</summary>
    /// <param name="slot">Index of the declaration in the environment's variables.</param>
    /// <param name="frame">The evaluation that asks: programs that compute a variable run in it, so that they share its budget.</param>
    public abstract Value Resolve(int slot, Frame frame);
}
