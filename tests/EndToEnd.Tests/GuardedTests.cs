using Caveat.EndToEnd.Tests.Cluster;
using Caveat.EndToEnd.Tests.Transcripts;

namespace Caveat.EndToEnd.Tests;

/// <summary>Real kubectl against a real API server with the webhook in front of it: every file of Cases/Guarded.</summary>
[Collection(SharedCluster.Name)]
public sealed class GuardedTests
{
    private readonly GuardedCluster _cluster;

    public GuardedTests(GuardedCluster cluster) => _cluster = cluster;

    public static TheoryData<string> Cases => CaseFiles.In("Guarded");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task PrintsWhatTheTranscriptSays(string name) => CaseFiles.RunAsync(_cluster, "Guarded", name);
}
