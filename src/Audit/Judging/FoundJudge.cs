using Caveat.Audit.Reports;
using Caveat.Audit.Sharding;
using Caveat.Manifests;

namespace Caveat.Audit.Judging;

/// <summary>Judges objects as they are found; of a shard, its own.</summary>
public sealed class FoundJudge : IObjectJudge
{
    private readonly AuditJudge _judge;
    private readonly GivenObjects _before;
    private readonly Shard? _shard;
    private (string Namespace, bool IsOwn)? _last;

    /// <param name="judge">For this alone.</param>
    /// <param name="before">The objects as they were found an earlier time, against which transitions are judged.</param>
    /// <param name="shard">Whose objects are judged; null for all.</param>
    public FoundJudge(AuditJudge judge, GivenObjects before, Shard? shard)
    {
        _judge = judge;
        _before = before;
        _shard = shard;
    }

    /// <inheritdoc/>
    public ObjectOutcome Judge(Manifest manifest)
    {
        if (_shard is not null && !IsOwn(_shard, _judge.NamespaceOf(manifest)))
        {
            return default;
        }

        return _judge.Judge(manifest, _before.Same(manifest), out var problem) is { } judged ? new(ObjectReport.Of(judged), null) : new(null, problem);
    }

    // Sources give objects namespace by namespace.
    private bool IsOwn(Shard shard, string space)
    {
        if (_last?.Namespace != space)
        {
            _last = (space, shard.Owns(space));
        }

        return _last.Value.IsOwn;
    }
}
