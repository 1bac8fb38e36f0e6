using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;

namespace Caveat.Cel.Planning;

/// <summary>For expressions that read none.</summary>
internal sealed class NoVariables : Activation
{
    public static readonly NoVariables Instance = new();

    private NoVariables()
    {
    }

    public override Value Resolve(int slot, Frame frame) => Value.Of(ValueErrors.NoSuchAttribute);
}
