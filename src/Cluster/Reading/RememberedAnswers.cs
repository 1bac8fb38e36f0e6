using System.Collections.Concurrent;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>
/// Answers of the last seconds, within <see cref="LiveObjects.MaxRemembered"/> and <see cref="LiveObjects.MaxRememberedBytes"/>. An entry counts as old as the moment at which the API server was
/// asked; those that can't be given again go when the next comes.
/// </summary>
internal sealed class RememberedAnswers
{
    // Of an entry: its key, the dictionary's node and the tape's part of an answer without objects.
    private const int BytesOfEntry = 512;

    private readonly TimeProvider _clock;
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<ObjectNeed, (ObjectAnswer Answer, long Asked, long Bytes)> _answers = new();
    private long _bytes;

    public RememberedAnswers(TimeProvider clock) => _clock = clock;

    /// <summary>Those that are held.</summary>
    public int Count => _answers.Count;

    /// <summary>Null when there is none that is young enough for the need.</summary>
    public ObjectAnswer? Find(ObjectNeed need) =>
        _answers.TryGetValue(need, out var entry) && !IsAged(need, entry.Answer, entry.Asked) ? entry.Answer : null;

    /// <param name="need">What was asked.</param>
    /// <param name="answer">What came.</param>
    /// <param name="asked">Timestamp of the clock, which nobody sets, when it was asked.</param>
    public void Keep(ObjectNeed need, ObjectAnswer answer, long asked)
    {
        // Nor is one kept that nobody may be given: what a rule wants fresh may be a Secret.
        var bytes = BytesOf(need, answer);
        if (IsAged(need, answer, asked) || bytes > LiveObjects.MaxRememberedBytes)
        {
            return;
        }

        lock (_changing)
        {
            DropAged();
            if (_answers.Count >= LiveObjects.MaxRemembered || _bytes + bytes > LiveObjects.MaxRememberedBytes)
            {
                _answers.Clear();
                _bytes = 0;
            }

            _bytes += bytes - (_answers.TryGetValue(need, out var before) ? before.Bytes : 0);
            _answers[need] = (answer, asked, bytes);
        }
    }

    private void DropAged()
    {
        foreach (var (need, entry) in _answers)
        {
            if (IsAged(need, entry.Answer, entry.Asked) && _answers.TryRemove(need, out _))
            {
                _bytes -= entry.Bytes;
            }
        }
    }

    private bool IsAged(ObjectNeed need, ObjectAnswer answer, long asked) => _clock.GetElapsedTime(asked) >= answer.Status switch
    {
        ObjectAnswerStatus.Unknown => LiveObjects.MemoryOfUnknown,
        ObjectAnswerStatus.NotFound when need.MaxAge > LiveObjects.MemoryOfMissing => LiveObjects.MemoryOfMissing,
        _ => need.MaxAge,
    };

    // Names and selectors come from objects, and may be as long as those.
    private static long BytesOf(ObjectNeed need, ObjectAnswer answer)
    {
        long bytes = BytesOfEntry + (sizeof(char) * (need.Namespace.Length + need.Name.Length + need.LabelSelector.Length + (answer.Reason?.Length ?? 0)));
        foreach (var found in answer.Objects ?? [])
        {
            bytes += found.Raw.Length;
        }

        return bytes;
    }
}
