using System.IO.Pipelines;
using Caveat.Webhook.Reviews;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Caveat.Webhook.Tests.Reviews;

/// <summary>How much memory a body takes, and when.</summary>
public sealed class BodyReaderTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly BodyBudget _budget = new();

    // Bug: room was made for all that a client said that it would send, a hundred times on one connection.
    [Fact]
    public async Task WhatIsOnlySaidTakesNoRoom()
    {
        using var buffers = new ReviewBuffers(_budget);
        var before = buffers.Capacity;
        var pipe = new Pipe();
        var reading = BeginAsync(pipe, buffers, ReviewLimits.MaxBodyBytes);
        Assert.False(reading.IsCompleted);
        Assert.Equal(before, buffers.Capacity);
        await pipe.Writer.WriteAsync(new byte[before + 1]);
        await UntilAsync(() => buffers.Length > before);
        Assert.Equal(ReviewLimits.MaxAheadBytes, buffers.Capacity);
        await pipe.Writer.CompleteAsync();
        Assert.Null(await reading.WaitAsync(Bound));
    }

    [Theory]
    [InlineData(10_000, 16 * 1024)]
    [InlineData(40_000, 40_000)]
    [InlineData(300_000, 300_000)]
    [InlineData(7 * 1024 * 1024, 7 * 1024 * 1024)]
    public async Task ABodyIsReadWholeIntoAsMuchAsItWasSaidToHave(int length, int capacity)
    {
        var body = new byte[length];
        new Random(1).NextBytes(body);
        using var buffers = new ReviewBuffers(_budget);
        var pipe = new Pipe();
        var reading = BeginAsync(pipe, buffers, length);
        for (var sent = 0; sent < length; sent += 50_000)
        {
            await pipe.Writer.WriteAsync(body.AsMemory(sent, Math.Min(50_000, length - sent)));
        }

        await pipe.Writer.CompleteAsync();
        Assert.Null(await reading.WaitAsync(Bound));
        Assert.Equal(capacity, buffers.Capacity);
        Assert.True(body.AsSpan().SequenceEqual(buffers.Body.Span));
    }

    [Fact]
    public async Task ABodyWithoutALengthIsNotCopiedForEachPieceOfIt()
    {
        using var buffers = new ReviewBuffers(_budget);
        var pipe = new Pipe();
        var reading = BeginAsync(pipe, buffers, length: null);
        for (var sent = 0; sent < 600_000; sent += 10_000)
        {
            await pipe.Writer.WriteAsync(new byte[10_000]);
            await UntilAsync(() => buffers.Length == sent + 10_000);
        }

        await pipe.Writer.CompleteAsync();
        Assert.Null(await reading.WaitAsync(Bound));
        Assert.Equal(1024 * 1024, buffers.Capacity);
    }

    [Fact]
    public async Task LargeBodiesHaveABoundTogetherAndSmallOnesDoNot()
    {
        List<ReviewBuffers> held = [];
        while (await ReadAsync(held, ReviewLimits.MaxBodyBytes) is null)
        {
        }

        Assert.Equal(ReviewLimits.MaxLargeBytes / ReviewLimits.MaxBodyBytes, held.Count - 1);
        Assert.Equal(Refusals.TooMany, await ReadAsync(held, ReviewLimits.MaxBodyBytes));
        Assert.Null(await ReadAsync(held, ReviewLimits.MaxAheadBytes));
        held[0].Clear();
        Assert.Null(await ReadAsync(held, ReviewLimits.MaxBodyBytes));
        Assert.Equal(Refusals.TooMany, await ReadAsync(held, ReviewLimits.MaxBodyBytes));
        held.ForEach(static buffers => buffers.Clear());
        Assert.True(_budget.TryTake(ReviewLimits.MaxLargeBytes));
        held.ForEach(static buffers => buffers.Dispose());
    }

    private async Task<Refusal?> ReadAsync(List<ReviewBuffers> held, int length)
    {
        var buffers = new ReviewBuffers(_budget);
        held.Add(buffers);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(new byte[length]);
        await pipe.Writer.CompleteAsync();
        return await BeginAsync(pipe, buffers, length).WaitAsync(Bound);
    }

    private static Task<Refusal?> BeginAsync(Pipe pipe, ReviewBuffers buffers, int? length)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IRequestBodyPipeFeature>(new BodyPipe(pipe.Reader));
        context.Request.ContentLength = length;
        return new BodyReader(new EndlessClock()).ReadAsync(context.Request, buffers).AsTask();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var hang = new CancellationTokenSource(Bound);
        while (!condition())
        {
            await Task.Delay(10, hang.Token);
        }
    }

    private sealed record BodyPipe(PipeReader Reader) : IRequestBodyPipeFeature;

    /// <summary>No body is ever too slow.</summary>
    private sealed class EndlessClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
