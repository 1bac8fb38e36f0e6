using Caveat.Cel.Evaluation;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Native.Merging;

namespace Caveat.Policies.Native.Evaluation;

/// <summary>Changes an object as a mutation of a native policy says. Immutable.</summary>
internal abstract class Mutation
{
    /// <summary>True with the changed object as JSON, false when it stays as it is; an error leaves its message in the judgement.</summary>
    public abstract Truth Run(Judgement judgement, MergeShapes shapes, out ReadOnlyMemory<byte> changed);
}
