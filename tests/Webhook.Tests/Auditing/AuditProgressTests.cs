using System.Text;
using Caveat.Webhook.Auditing;

namespace Caveat.Webhook.Tests.Auditing;

public sealed class AuditProgressTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        var counts = new AuditCounts { Objects = 12, Problems = 1 };
        counts.Add(new AuditCountKey("listeners", "ports", "critical", "fail"), 3);
        counts.Add(new AuditCountKey("listeners", "", "", "error"), 1);
        var note = new AuditProgress { Finished = Time, Duration = TimeSpan.FromSeconds(9), Started = Time.AddHours(1), Done = "orders", Reports = 2, ReportBytes = 900, Again = ["a", "b"], Lost = 3, Counts = counts }.Write();
        Assert.Equal(
            """
            {"finished":"2026-11-29T12:00:00.0000000Z","seconds":9,"started":"2026-11-29T13:00:00.0000000Z","done":"orders","reports":2,"reportBytes":900,"again":["a","b"],"lost":3,"objects":12,"problems":1,"findings":[
            {"policy":"listeners","rule":"ports","severity":"critical","result":"fail","count":3},
            {"policy":"listeners","rule":"","severity":"","result":"error","count":1}]}
            """.ReplaceLineEndings(""),
            note);
        Assert.Equal(note, AuditProgress.Read(note).Write());
    }

    [Theory]
    [InlineData("", null, "")]
    [InlineData("no JSON", null, "")]
    [InlineData("[1]", null, "")]
    [InlineData("""{"started":7,"findings":[{"count":"x"}]}""", null, "")]
    [InlineData("""{"started":"2026-11-29T12:00:00Z","done":"m"}""", "m", "n")]
    public void ANoteOfSomebodyElsesIsNone(string note, string? done, string ahead)
    {
        var progress = AuditProgress.Read(note);
        Assert.Equal(done, progress.Done);
        Assert.Equal((true, false), (progress.IsAhead(ahead), done is not null && progress.IsAhead(done)));
    }

    // Bug: a replica whose clock was a year ahead kept those behind it from auditing for a year.
    [Theory]
    [InlineData(null, null, true)]
    [InlineData(-1, -1, true)]
    [InlineData(-59, null, false)]
    [InlineData(-60, null, true)]
    [InlineData(59, null, false)]
    [InlineData(60, null, true)]
    public void IsDueAnIntervalAfterTheLast(int? finished, int? started, bool isDue)
    {
        DateTimeOffset? At(int? minutes) => minutes is { } count ? Time.AddMinutes(count) : null;
        Assert.Equal(isDue, new AuditProgress { Finished = At(finished), Started = At(started) }.IsDue(Time, TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public void OfTheNamespacesThatABugBreaksSoManyAreTriedAgain()
    {
        var progress = new AuditProgress();
        for (var i = 0; i <= AuditProgress.MaxAgain; i++)
        {
            progress = progress.Broken($"n{i:00}") with { Done = $"n{i:00}" };
        }

        Assert.Equal((AuditProgress.MaxAgain, 1, 1), (progress.Again.Count, progress.Lost, progress.Counts.Problems));
    }

    [Fact]
    public void WhatIsTooLongForAnAnnotationIsSaidWithoutFindings()
    {
        var counts = new AuditCounts { Objects = 500 };
        for (var i = 0; i < 500; i++)
        {
            counts.Add(new AuditCountKey("a-policy-with-some-name", $"rule-{i}", "critical", "fail"), 1);
        }

        var note = new AuditProgress { Started = Time, Done = "orders", Counts = counts }.Write();
        Assert.True(Encoding.UTF8.GetByteCount(note) < AuditProgress.MaxNoteBytes);
        var read = AuditProgress.Read(note);
        Assert.Equal((Time, "orders", false, 500), (read.Started, read.Done, read.Counts.IsWhole, read.Counts.Objects));
        Assert.False(AuditProgress.Read((read with { Counts = read.Counts.With(counts) }).Write()).Counts.IsWhole);
    }
}
