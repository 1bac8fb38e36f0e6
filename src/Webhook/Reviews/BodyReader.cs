using System.IO.Pipelines;

namespace Caveat.Webhook.Reviews;

/// <summary>Reads a request's body, once, within the limits of <see cref="ReviewLimits"/>.</summary>
internal sealed class BodyReader
{
    private readonly TimeProvider _clock;

    public BodyReader(TimeProvider clock) => _clock = clock;

    /// <summary>Null when the body is in the buffers, whole.</summary>
    public ValueTask<Refusal?> ReadAsync(HttpRequest request, ReviewBuffers buffers)
    {
        if (request.ContentLength is { } length)
        {
            if (length > ReviewLimits.MaxBodyBytes)
            {
                return length > ReviewLimits.MaxBodyBytes + ReviewLimits.MaxDiscardedBytes ? new(Refusals.TooLarge) : DiscardAsync(request.BodyReader, Refusals.TooLarge);
            }

            buffers.Expect((int)length);
        }

        return ReadAllAsync(request, buffers);
    }

    private async ValueTask<Refusal?> ReadAllAsync(HttpRequest request, ReviewBuffers buffers)
    {
        var reader = request.BodyReader;
        ITimer? deadline = null;
        try
        {
            while (true)
            {
                var pending = reader.ReadAsync(request.HttpContext.RequestAborted);
                // Most bodies are there already: only one that isn't costs a timer.
                deadline ??= pending.IsCompleted ? null : StartDeadline(reader);
                var result = await pending;
                if (result.IsCanceled)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return Refusals.TooSlow;
                }

                if (buffers.Length + result.Buffer.Length > ReviewLimits.MaxBodyBytes)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return result.IsCompleted ? Refusals.TooLarge : await DiscardAsync(reader, Refusals.TooLarge);
                }

                var hasRoom = buffers.TryAppend(result.Buffer);
                reader.AdvanceTo(result.Buffer.End);
                if (!hasRoom)
                {
                    return result.IsCompleted ? Refusals.TooMany : await DiscardAsync(reader, Refusals.TooMany);
                }

                if (result.IsCompleted)
                {
                    return buffers.Length == 0 ? Refusals.Empty : null;
                }
            }
        }
        finally
        {
            if (deadline is not null)
            {
                await deadline.DisposeAsync();
            }
        }
    }

    private ITimer StartDeadline(PipeReader reader) =>
        _clock.CreateTimer(static state => ((PipeReader)state!).CancelPendingRead(), reader, ReviewLimits.BodyTimeout, Timeout.InfiniteTimeSpan);

    /// <summary>Reads what is left, in bounded time, so that a client that still sends gets to read why it should not.</summary>
    private async ValueTask<Refusal?> DiscardAsync(PipeReader reader, Refusal refusal)
    {
        await using var deadline = StartDeadline(reader);
        var isCompleted = false;
        for (long discarded = 0; !isCompleted && discarded <= ReviewLimits.MaxDiscardedBytes;)
        {
            var result = await reader.ReadAsync();
            discarded += result.Buffer.Length;
            isCompleted = result.IsCompleted || result.IsCanceled;
            reader.AdvanceTo(result.Buffer.End);
        }

        return refusal;
    }
}
