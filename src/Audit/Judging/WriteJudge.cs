using Caveat.Audit.Reports;
using Caveat.Manifests;

namespace Caveat.Audit.Judging;

/// <summary>Judges objects as somebody would write them.</summary>
public sealed class WriteJudge : IObjectJudge
{
    private readonly ManifestJudge _judge;
    private readonly GivenObjects _old;

    /// <param name="judge">For this alone.</param>
    /// <param name="old">The objects as they are: makes an update of each that is in both.</param>
    public WriteJudge(ManifestJudge judge, GivenObjects old)
    {
        _judge = judge;
        _old = old;
    }

    /// <inheritdoc/>
    public ObjectOutcome Judge(Manifest manifest) =>
        _judge.Judge(manifest, _old.Same(manifest), out var problem) is { } judged ? new(ObjectReport.Of(judged), null) : new(null, problem);
}
