namespace Caveat.Cel.Evaluation;

/// <summary>
/// What one evaluation needs: variables, local slots and the budget. Not thread-safe; made once and used again, so that an evaluation allocates nothing.
/// </summary>
public sealed class Frame
{
}
