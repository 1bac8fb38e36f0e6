using System.Collections.Concurrent;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>Answers of the last seconds. An entry counts as old as the moment at which the API server was asked.</summary>
internal sealed class RememberedAnswers
{
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<ObjectNeed, (ObjectAnswer Answer, DateTimeOffset Asked)> _answers = new();

    public RememberedAnswers(TimeProvider clock) => _clock = clock;

    /// <summary>Null when there is none that is young enough for the need.</summary>
    public ObjectAnswer? Find(ObjectNeed need)
    {
        if (!_answers.TryGetValue(need, out var entry))
        {
            return null;
        }

        var age = _clock.GetUtcNow() - entry.Asked;
        var bound = entry.Answer.Status == ObjectAnswerStatus.Unknown ? LiveObjects.MemoryOfUnknown : need.MaxAge;
        return age < bound ? entry.Answer : null;
    }

    public void Keep(ObjectNeed need, ObjectAnswer answer, DateTimeOffset asked)
    {
        if (_answers.Count >= LiveObjects.MaxRemembered)
        {
            _answers.Clear();
        }

        _answers[need] = (answer, asked);
    }
}
