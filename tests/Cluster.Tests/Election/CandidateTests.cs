using Caveat.Cluster.Election;

namespace Caveat.Cluster.Tests.Election;

public sealed class CandidateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = Now.AddDays(-1);

    [Theory]
    [InlineData(null, 0, 0, "me 15 acquired now, 0 transitions")]
    [InlineData("me", 15, 0, "me 15 acquired before, 7 transitions")]
    [InlineData("me", 60, 999, "me 15 acquired before, 7 transitions")]
    [InlineData("other", 15, 0, null)]
    [InlineData("other", 15, 14.9, null)]
    [InlineData("other", 15, 15, "me 15 acquired now, 8 transitions")]
    [InlineData("other", 60, 15, null)]
    [InlineData("other", 60, 60, "me 15 acquired now, 8 transitions")]
    [InlineData("", 1, 0, "me 15 acquired now, 8 transitions")]
    [InlineData("", 15, 0, "me 15 acquired now, 8 transitions")]
    public void WritesWhatTheProtocolSays(string? holder, int duration, double unchangedSeconds, string? expected)
    {
        var stored = holder is null ? null : new LeaseRecord(holder, TimeSpan.FromSeconds(duration), Before, Before, 7);
        var next = new Candidate("me", new ElectionTerms()).Next(stored, TimeSpan.FromSeconds(unchangedSeconds), Now);
        Assert.Equal(expected, Text(next));
        Assert.True(next is null || next.Renewed == Now);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("other", null)]
    [InlineData("", null)]
    [InlineData("me", " 1 acquired now, 7 transitions")]
    public void ReleasesOnlyWhatItHolds(string? holder, string? expected)
    {
        var stored = holder is null ? null : new LeaseRecord(holder, TimeSpan.FromSeconds(15), Before, Before, 7);
        Assert.Equal(expected, Text(new Candidate("me", new ElectionTerms()).Release(stored, Now)));
    }

    private static string? Text(LeaseRecord? record) =>
        record is null ? null : $"{record.Holder} {record.Duration.TotalSeconds} acquired {(record.Acquired == Now ? "now" : "before")}, {record.Transitions} transitions";
}
