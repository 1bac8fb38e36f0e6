using System.Diagnostics;
using Caveat.Policies;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Traces;

namespace Caveat.Webhook.Reviews;

/// <summary>The HTTP side of a review: what goes wrong here ends in a refusal, or in an answer that denies; never in one that allows.</summary>
internal sealed class ReviewEndpoint
{
    private readonly BodyReader _reader;
    private readonly ReviewJudge _judge;
    private readonly ReviewBuffersPool _pool;
    private readonly WebhookMetrics _metrics;
    private readonly RequestLog _log;

    public ReviewEndpoint(BodyReader reader, ReviewJudge judge, ReviewBuffersPool pool, WebhookMetrics metrics, RequestLog log)
    {
        _reader = reader;
        _judge = judge;
        _pool = pool;
        _metrics = metrics;
        _log = log;
    }

    public Task MutateAsync(HttpContext context) => HandleAsync(context, ReviewPhase.Mutate);

    public Task ValidateAsync(HttpContext context) => HandleAsync(context, ReviewPhase.Validate);

    private async Task HandleAsync(HttpContext context, ReviewPhase phase)
    {
        var started = Stopwatch.GetTimestamp();
        var buffers = _pool.Rent();
        using var span = Spans.Review(phase);
        _metrics.Begin(phase);
        try
        {
            var refusal = RequestHeadersCheck.Refuse(context.Request) ?? await ReadAndJudgeAsync(context, phase, buffers);
            await AnswerAsync(context, buffers, refusal);
        }
        finally
        {
            _pool.GiveBack(buffers);
            _metrics.End(phase, Stopwatch.GetElapsedTime(started));
        }
    }

    private async ValueTask<Refusal?> ReadAndJudgeAsync(HttpContext context, ReviewPhase phase, ReviewBuffers buffers)
    {
        try
        {
            return await _reader.ReadAsync(context.Request, buffers)
                ?? await _judge.JudgeAsync(buffers, phase, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            return Refusals.BadProtocol(e.StatusCode, e.Message);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is IOException or OperationCanceledException)
        {
            return Refusals.Cut;
        }
#pragma warning disable CA1031 // The last line of defence: a bug must become an answer that denies, whatever its exception is called.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _log.Break(e, phase);
            _metrics.InternalErrors.Inc();
            return BrokenAnswer.TryWrite(buffers) ? null : Refusals.Broken;
        }
    }

    private async ValueTask AnswerAsync(HttpContext context, ReviewBuffers buffers, Refusal? refusal)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        if (refusal is not null)
        {
            buffers.Answer.ResetWrittenCount();
            StatusWriter.Write(refusal, buffers.Answer);
            response.StatusCode = refusal.Code;
            _metrics.Refuse(refusal);
            _log.Refuse(refusal);
            RefusedConnection.Prepare(context, refusal);
        }

        response.ContentLength = buffers.Answer.WrittenCount;
        await response.BodyWriter.WriteAsync(buffers.Answer.WrittenMemory, context.RequestAborted);
    }
}
