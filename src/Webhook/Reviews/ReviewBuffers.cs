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
    private byte[] _body = new byte[InitialBodyBytes];

    /// <summary>Bytes of the body so far.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Body => _body.AsMemory(0, Length);

    public JsonText Text { get; } = new();

    public AdmissionRequest Request { get; } = new();

    /// <summary>The answer.</summary>
    public ArrayBufferWriter<byte> Answer { get; private set; } = new(InitialAnswerBytes);

    /// <summary>Makes room at once for a body whose length is known.</summary>
    public void Expect(int length)
    {
        if (length > _body.Length)
        {
            Array.Resize(ref _body, length);
        }
    }

    public void Append(in ReadOnlySequence<byte> bytes)
    {
        var length = checked(Length + (int)bytes.Length);
        if (length > _body.Length)
        {
            // Doubling keeps a body without a length from being copied more than twice, and the limit on bodies bounds it.
            Array.Resize(ref _body, Math.Max(length, _body.Length * 2));
        }

        bytes.CopyTo(_body.AsSpan(Length));
        Length = length;
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
        Length = 0;
        Text.Clear();
        if (_body.Length > ReviewLimits.MaxRetainedBytes)
        {
            _body = new byte[InitialBodyBytes];
        }

        if (Answer.Capacity > ReviewLimits.MaxRetainedBytes)
        {
            Answer = new ArrayBufferWriter<byte>(InitialAnswerBytes);
        }

        Answer.ResetWrittenCount();
    }

    public void Dispose() => _writer.Dispose();
}
