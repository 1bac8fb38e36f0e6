using System.Collections.Concurrent;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>Answers of the last seconds. An entry counts as old as the moment at which the API server was asked.</summary>
internal sealed class RememberedAnswers
{
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<ObjectNeed, (ObjectAnswer Answer, long Asked)> _answers = new();

    public RememberedAnswers(TimeProvider clock) => _clock = clock;

    /// <summary>Null when there is none that is young enough for the need.</summary>
    public ObjectAnswer? Find(ObjectNeed need)
    {
        if (!_answers.TryGetValue(need, out var entry))
        {
            return null;
        }

        var age = _clock.GetElapsedTime(entry.Asked);
        var bound = entry.Answer.Status == ObjectAnswerStatus.Unknown ? LiveObjects.MemoryOfUnknown : need.MaxAge;
        return age < bound ? entry.Answer : null;
    }

    /// <param name="need">What was asked.</param>
    /// <param name="answer">What came.</param>
    /// <param name="asked">Timestamp of the clock, which nobody sets, when it was asked.</param>
    public void Keep(ObjectNeed need, ObjectAnswer answer, long asked)
    {
        if (_answers.Count >= LiveObjects.MaxRemembered)
        {
            _answers.Clear();
        }

        _answers[need] = (answer, asked);
    }
}
