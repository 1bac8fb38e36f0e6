using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Policies.Evaluation;

namespace Caveat.Cel.Bench;

/// <summary>The variables of an admission expression, served from JSON as in a review.</summary>
internal sealed class Objects : Activation
{
    public Objects()
    {
        var sources = new JsonSources();
        Object = sources.ValueOf(KafkaResource.Make(3, "4.1.0", "100Gi").Root);
        OldObject = sources.ValueOf(KafkaResource.Make(3, "4.0.0", "100Gi").Root);
    }

    public Value Object { get; }

    public Value OldObject { get; }

    public override Value Resolve(int slot, Frame frame) => slot == 0 ? Object : OldObject;
}
