using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;

namespace Caveat.Cel.Bench;

/// <summary>The variables of an admission expression.</summary>
internal sealed class Objects : Activation
{
    public Value Object { get; } = KafkaResource.Make(3, "4.1.0", "100Gi");

    public Value OldObject { get; } = KafkaResource.Make(3, "4.0.0", "100Gi");

    public override Value Resolve(int slot, Frame frame) => slot == 0 ? Object : OldObject;
}
