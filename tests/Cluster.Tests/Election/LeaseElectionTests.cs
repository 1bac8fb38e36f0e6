using Caveat.Cluster.Election;

namespace Caveat.Cluster.Tests.Election;

/// <summary>Candidates of one Lease on a real API server, each with a clock of its own that the test moves.</summary>
public sealed class LeaseElectionTests : IClassFixture<RealCluster>
{
    private static readonly TimeSpan Duration = new ElectionTerms().LeaseDuration;

    private readonly RealCluster _cluster;
    private readonly SettableClock _clockA = new();
    private readonly SettableClock _clockB = new();

    public LeaseElectionTests(RealCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task OneLeadsAndTheOtherSeesWho()
    {
        var (a, b) = Pair("one-leads");
        await TryAsync(a, b, a, b);
        Assert.Equal((true, false, "a", "a"), (a.IsHeld, b.IsHeld, a.Holder, b.Holder));
        Assert.Equal("a 15 0", await LeaseAsync("one-leads", "{.spec.holderIdentity} {.spec.leaseDurationSeconds} {.spec.leaseTransitions}"));
        Assert.Equal("caveat-webhook", await LeaseAsync("one-leads", "{.metadata.labels.app\\.kubernetes\\.io/managed-by}"));
        Assert.Matches("^[0-9-]{10}T[0-9:]{8}\\.[0-9]{6}Z$", await LeaseAsync("one-leads", "{.spec.renewTime}"));
    }

    [Fact]
    public async Task OfManyAtOnceOneLeads()
    {
        var candidates = Enumerable.Range(0, 8).Select(i => Election("at-once", $"c{i}", _clockA)).ToArray();
        await Task.WhenAll(candidates.Select(static c => c.TryAsync(CancellationToken.None)));
        Assert.Single(candidates, static c => c.IsHeld);
        Assert.All(candidates, static c => Assert.Null(c.Failure));
    }

    [Fact]
    public async Task AfterAReleaseTheOtherNeedNotWait()
    {
        var (a, b) = Pair("released");
        await TryAsync(a, b);
        await a.ReleaseAsync(CancellationToken.None);
        Assert.False(a.IsHeld);
        await TryAsync(b);
        Assert.True(b.IsHeld);
        Assert.Equal("b 1", await LeaseAsync("released", "{.spec.holderIdentity} {.spec.leaseTransitions}"));
        await a.ReleaseAsync(CancellationToken.None);
        Assert.Equal("b", await LeaseAsync("released", "{.spec.holderIdentity}"));
    }

    [Fact]
    public async Task TheNextLeaderReadsTheNoteOfTheOneBefore()
    {
        var (a, b) = Pair("noted");
        await TryAsync(a);
        Assert.Equal(1, a.Term);
        a.Note = "half of it";
        await TryAsync(a);
        Assert.Equal("half of it", await LeaseAsync("noted", "{.metadata.annotations.caveat\\.dev/note}"));
        a.Note = "nearly all of it";
        await a.ReleaseAsync(CancellationToken.None);
        b.Note = "what does not count, as it does not lead";
        await TryAsync(b);
        Assert.Equal("nearly all of it", b.Note);
        await b.ReleaseAsync(CancellationToken.None);
        await TryAsync(a);
        Assert.Equal(2, a.Term);
    }

    [Fact]
    public async Task OfOneThatIsSilentTheOtherTakesOverWhenItKnowsThatItIsNoLongerHeld()
    {
        var (a, b) = Pair("silent");
        await TryAsync(a, b);
        Pass(Duration - TimeSpan.FromSeconds(1));
        Assert.False(a.IsHeld);
        await TryAsync(b);
        Assert.False(b.IsHeld);
        Pass(TimeSpan.FromSeconds(1));
        await TryAsync(b);
        Assert.True(b.IsHeld);
        await TryAsync(a);
        Assert.Equal((false, "b"), (a.IsHeld, a.Holder));
    }

    [Fact]
    public async Task AsLongAsItIsRenewedNobodyTakesOver()
    {
        var (a, b) = Pair("renewed");
        for (var i = 0; i < 6; i++)
        {
            await TryAsync(a, b);
            Pass(Duration / 2);
        }

        await TryAsync(a, b);
        Assert.Equal((true, false), (a.IsHeld, b.IsHeld));
        Assert.Equal("0", await LeaseAsync("renewed", "{.spec.leaseTransitions}"));
    }

    [Theory]
    [InlineData(-365)]
    [InlineData(365)]
    public async Task AClockThatIsSetChangesNothing(int days)
    {
        var name = $"set-{days + 1000}";
        var (a, b) = Pair(name);
        await TryAsync(a, b);
        _clockA.WallShift = TimeSpan.FromDays(days);
        _clockB.WallShift = TimeSpan.FromDays(-days);
        await TryAsync(b, a, b);
        Assert.Equal((true, false), (a.IsHeld, b.IsHeld));
        Assert.Equal("0", await LeaseAsync(name, "{.spec.leaseTransitions}"));
    }

    [Fact]
    public async Task OneThatCameBackUnderTheSameNameWaitsLikeAnyOther()
    {
        var a = Election("restarted", "a_1", _clockA);
        var again = Election("restarted", "a_2", _clockB);
        await TryAsync(a, again);
        Assert.False(again.IsHeld);
    }

    [Fact]
    public async Task WhoLostItToAWriteOfAnotherSeesThat()
    {
        var (a, b) = Pair("stolen");
        await TryAsync(a, b);
        var patched = await _cluster.Plane.Kubectl.RunAsync("patch", "lease", "stolen", "--type=merge", "-p", """{"spec":{"holderIdentity":"b"}}""");
        Assert.True(patched.Succeeded, patched.Error);
        await TryAsync(a, a);
        Assert.Equal((false, "b"), (a.IsHeld, a.Holder));
        await TryAsync(b);
        Assert.True(b.IsHeld);
    }

    [Fact]
    public async Task ALeaseThatIsTakenAwayIsMadeAgain()
    {
        var (a, _) = Pair("deleted");
        await TryAsync(a);
        await _cluster.Plane.Kubectl.RunAsync("delete", "lease", "deleted");
        await TryAsync(a, a);
        Assert.True(a.IsHeld);
        Assert.Equal("a", await LeaseAsync("deleted", "{.spec.holderIdentity}"));
    }

    [Fact]
    public async Task ANamespaceThatIsNotThereIsTold()
    {
        var election = new LeaseElection(_cluster.Connection, "nowhere", "caveat-leader", "a", _clockA);
        await TryAsync(election);
        Assert.Equal((false, "the API server says: namespaces \"nowhere\" not found"), (election.IsHeld, election.Failure));
    }

    private static async Task TryAsync(params LeaseElection[] inTurn)
    {
        foreach (var election in inTurn)
        {
            await election.TryAsync(CancellationToken.None);
        }
    }

    private void Pass(TimeSpan time)
    {
        _clockA.MonotonicShift += time;
        _clockB.MonotonicShift += time;
    }

    private (LeaseElection A, LeaseElection B) Pair(string name) => (Election(name, "a", _clockA), Election(name, "b", _clockB));

    private LeaseElection Election(string name, string identity, TimeProvider clock) => new(_cluster.Connection, "default", name, identity, clock);

    private Task<string> LeaseAsync(string name, string jsonPath) => _cluster.GetAsync("lease", name, jsonPath);
}
