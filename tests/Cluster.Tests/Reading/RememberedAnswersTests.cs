using System.Text;
using Caveat.Cluster.Listing;
using Caveat.Cluster.Reading;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Tests.Reading;

/// <summary>What is remembered of answers, and for how long.</summary>
public sealed class RememberedAnswersTests
{
    private const string OnePath = "/api/v1/namespaces/default/configmaps/one";

    private static readonly ObjectNeed One = new() { Group = "", Kind = "ConfigMap", Namespace = "default", Name = "one" };

    // Bug: a review that its sender ended left "did not answer within 2 s" to the next one, which a look-up's onUnknown may let through.
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task AReviewThatWasEndedLeavesNothingToTheNext(int maxAge)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isHeld = true;
        using var server = new AnsweringServer(async (path, cancellation) =>
        {
            if (path == OnePath && isHeld)
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return null;
        });
        using var connection = OfflineConnection.To(server);
        // Stands still, so that the bound of two seconds is never what ends the wait.
        var objects = new LiveObjects(connection, new StillClock());
        var need = One with { MaxAge = TimeSpan.FromSeconds(maxAge) };
        using var sender = new CancellationTokenSource();
        var first = objects.FetchAsync(need, sender.Token);
        await asked.Task;
        await sender.CancelAsync();
        Assert.Equal((ObjectAnswerStatus.Unknown, "the review ended before the API server answered"), await AnswerAsync(first));
        isHeld = false;
        Assert.Equal((ObjectAnswerStatus.Found, ""), await AnswerAsync(objects.FetchAsync(need, CancellationToken.None)));
        Assert.Equal(["/api/v1", OnePath, OnePath], server.Paths);
    }

    // Bug: a clock on the wall that was put back kept an old place for as long.
    [Fact]
    public async Task WhereAKindIsKeptIsAskedAgainWhateverTheClockOnTheWallSays()
    {
        using var server = new AnsweringServer();
        using var connection = OfflineConnection.To(server);
        var clock = new SettableClock();
        var objects = new LiveObjects(connection, clock);
        await objects.FetchAsync(One, CancellationToken.None);
        clock.WallShift = -TimeSpan.FromDays(30);
        clock.MonotonicShift = ResourceDiscovery.Memory;
        await objects.FetchAsync(One, CancellationToken.None);
        Assert.Equal(["/api/v1", OnePath, "/api/v1", OnePath], server.Paths);
    }

    // Bug: such a list was one of all namespaces, or of another path.
    [Theory]
    [InlineData("..", "")]
    [InlineData(".", "")]
    [InlineData("a/b", "")]
    [InlineData("a%2fb", "")]
    [InlineData("", "/api/v1/configmaps?limit=500")]
    [InlineData("a b", "/api/v1/namespaces/a%20b/configmaps?limit=500")]
    public async Task InANamespaceThatCanNotBeIsNothing(string place, string path)
    {
        using var server = new AnsweringServer();
        using var connection = OfflineConnection.To(server);
        var objects = new LiveObjects(connection, TimeProvider.System);
        var all = await objects.FetchAsync(One with { Name = "", Namespace = place }, CancellationToken.None);
        Assert.Equal((ObjectAnswerStatus.Found, 0), (all.Status, all.Objects!.Count));
        Assert.Equal(path.Length == 0 ? ["/api/v1"] : ["/api/v1", path], server.Paths);
        if (path.Length == 0)
        {
            Assert.Equal(ObjectAnswerStatus.NotFound, (await objects.FetchAsync(One with { Namespace = place }, CancellationToken.None)).Status);
            Assert.Equal(["/api/v1"], server.Paths);
        }
    }

    // The same, of an audit's look-ups.
    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a%2fb")]
    public async Task InANamespaceThatCanNotBeAnAuditSeesNothing(string place)
    {
        using var server = new AnsweringServer();
        using var connection = OfflineConnection.To(server);
        var (served, failure) = await ServedResources.ReadAsync(connection, CancellationToken.None);
        Assert.Null(failure);
        var objects = new LookedUpObjects(connection, served!, new ListBounds(), TimeProvider.System, CancellationToken.None);
        Assert.Empty(objects.Find(One with { Name = "", Namespace = place }).Objects!);
        Assert.Equal(ObjectAnswerStatus.NotFound, objects.Find(One with { Namespace = place }).Status);
        Assert.Equal(["/apis", "/api/v1"], server.Paths);
    }

    [Fact]
    public void WhatNobodyMayBeGivenIsNotKept()
    {
        var clock = new SettableClock();
        var remembered = new RememberedAnswers(clock);
        var fresh = One with { MaxAge = TimeSpan.Zero };
        remembered.Keep(fresh, Found(10), clock.GetTimestamp());
        remembered.Keep(One with { Name = "two" }, ObjectAnswer.NotFound, clock.GetTimestamp() - (31 * clock.TimestampFrequency));
        Assert.Equal(0, remembered.Count);
        // An API server in trouble isn't asked by every review, however fresh it wants an answer.
        remembered.Keep(fresh, ObjectAnswer.Unknown("why"), clock.GetTimestamp());
        Assert.Equal("why", remembered.Find(fresh)?.Reason);
        clock.MonotonicShift = LiveObjects.MemoryOfUnknown;
        Assert.Null(remembered.Find(fresh));
    }

    // Bug: whoever made at once what they were told to be missing was told the same for another 30 seconds.
    [Fact]
    public void ThatSomethingIsMissingIsSoonAskedAgain()
    {
        var clock = new SettableClock();
        var remembered = new RememberedAnswers(clock);
        remembered.Keep(One with { MaxAge = TimeSpan.Zero }, ObjectAnswer.NotFound, clock.GetTimestamp());
        Assert.Equal(0, remembered.Count);
        remembered.Keep(One, ObjectAnswer.NotFound, clock.GetTimestamp());
        Assert.Equal(ObjectAnswerStatus.NotFound, remembered.Find(One)?.Status);
        clock.MonotonicShift = LiveObjects.MemoryOfMissing;
        Assert.Null(remembered.Find(One));
    }

    [Fact]
    public void WhatIsAgedGoesWhenTheNextComes()
    {
        var clock = new SettableClock();
        var remembered = new RememberedAnswers(clock);
        for (var i = 0; i < 100; i++)
        {
            remembered.Keep(One with { Name = $"{i}" }, Found(10), clock.GetTimestamp());
        }

        Assert.Equal(100, remembered.Count);
        clock.MonotonicShift = One.MaxAge;
        remembered.Keep(One, Found(10), clock.GetTimestamp());
        Assert.Equal(1, remembered.Count);
    }

    [Fact]
    public void BytesHaveABound()
    {
        var clock = new SettableClock();
        var remembered = new RememberedAnswers(clock);
        var large = Found(1024 * 1024);
        for (var i = 0; i < 100; i++)
        {
            remembered.Keep(One with { Name = $"{i}" }, large, clock.GetTimestamp());
            Assert.InRange(remembered.Count, 1, LiveObjects.MaxRememberedBytes / (1024 * 1024));
            Assert.NotNull(remembered.Find(One with { Name = $"{i}" }));
        }

        // A name is a stranger's, and counts too; one answer over the bound takes no other's place.
        var before = remembered.Count;
        remembered.Keep(One with { Name = new string('x', LiveObjects.MaxRememberedBytes / 2) }, ObjectAnswer.NotFound, clock.GetTimestamp());
        Assert.Equal(before, remembered.Count);
    }

    private static async Task<(ObjectAnswerStatus Status, string? Reason)> AnswerAsync(Task<ObjectAnswer> fetching)
    {
        var answer = await fetching.WaitAsync(TimeSpan.FromSeconds(60));
        return (answer.Status, answer.Reason);
    }

    private static ObjectAnswer Found(int length)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes($"\"{new string('x', length)}\""), JsonLimits.Document, out _));
        return ObjectAnswer.Found(text.Root);
    }

    /// <summary>Its timers wait for ever.</summary>
    private sealed class StillClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
