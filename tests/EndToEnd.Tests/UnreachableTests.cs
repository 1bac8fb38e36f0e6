using Caveat.EndToEnd.Tests.Cluster;
using Caveat.EndToEnd.Tests.Transcripts;

namespace Caveat.EndToEnd.Tests;

/// <summary>What happens while the webhook is down, and after: every file of Cases/Unreachable. A cluster of its own, since the tests stop its webhook.</summary>
public sealed class UnreachableTests : IClassFixture<GuardedCluster>
{
    private readonly GuardedCluster _cluster;

    public UnreachableTests(GuardedCluster cluster) => _cluster = cluster;

    public static TheoryData<string> Cases => CaseFiles.In("Unreachable");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task PrintsWhatTheTranscriptSays(string name) => CaseFiles.RunAsync(_cluster, "Unreachable", name);
}
