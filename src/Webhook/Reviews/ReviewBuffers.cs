using System.Buffers;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Webhook.Reviews;

/// <summary>Everything that one review is read into and answered from; used for one at a time, and then for the next.</summary>
internal sealed class ReviewBuffers : IDisposable
{
    private const int InitialBodyBytes = 16 * 1024;
    private const int InitialAnswerBytes = 4 * 1024;

    private readonly AdmissionResponseWriter _writer = new();
    private readonly BodyBudget _budget;
    private byte[] _body = new byte[InitialBodyBytes];
    private int _expected = ReviewLimits.MaxBodyBytes;
    private int _taken;

    /// <param name="budget">What large bodies take is asked of it.</param>
    public ReviewBuffers(BodyBudget budget) => _budget = budget;

    /// <summary>Bytes of the body so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that there is room for.</summary>
    public int Capacity => _body.Length;

    public ReadOnlyMemory<byte> Body => _body.AsMemory(0, Length);

    public JsonText Text { get; } = new();

    public AdmissionRequest Request { get; } = new();

    /// <summary>The answer.</summary>
    public ArrayBufferWriter<byte> Answer { get; private set; } = new(InitialAnswerBytes);

    /// <summary>Says how long the body will be. Room is made when something of it comes.</summary>
    public void Expect(int length) => _expected = length;

    /// <summary>False when there is no room for so much together with what other reviews take.</summary>
    public bool TryAppend(in ReadOnlySequence<byte> bytes)
    {
        var length = checked(Length + (int)bytes.Length);
        if (length > _body.Length && !TryGrow(length))
        {
            return false;
        }

        bytes.CopyTo(_body.AsSpan(Length));
        Length = length;
        return true;
    }

    // Doubling keeps a body from being copied more than twice, and what has come bounds it: a client that says seven megabytes and sends none takes none.
    private bool TryGrow(int length)
    {
        var size = Math.Max(length, Math.Min(Math.Max(_body.Length * 2, ReviewLimits.MaxAheadBytes), _expected));
        var more = size > ReviewLimits.MaxAheadBytes ? size - _taken : 0;
        if (more > 0 && !_budget.TryTake(more))
        {
            return false;
        }

        _taken += more;
        Array.Resize(ref _body, size);
        return true;
    }

    /// <summary>Makes this the answer, instead of what was written before.</summary>
    public void WriteAnswer(AdmissionResponse response)
    {
        Answer.ResetWrittenCount();
        _writer.Write(response, Answer);
    }

    /// <summary>Forgets the review, and frees what a rare large one took.</summary>
    public void Clear()
    {
        (Length, _expected) = (0, ReviewLimits.MaxBodyBytes);
        Text.Clear();
        if (_body.Length > ReviewLimits.MaxRetainedBytes)
        {
            _body = new byte[InitialBodyBytes];
        }

        // What is kept for the next review is small, and few are.
        _budget.GiveBack(_taken);
        _taken = 0;

        if (Answer.Capacity > ReviewLimits.MaxRetainedBytes)
        {
            Answer = new ArrayBufferWriter<byte>(InitialAnswerBytes);
        }

        Answer.ResetWrittenCount();
    }

    public void Dispose() => _writer.Dispose();
}
