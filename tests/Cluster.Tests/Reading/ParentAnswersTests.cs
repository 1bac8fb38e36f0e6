using System.Net;
using System.Text;
using Caveat.Cluster.Reading;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Cluster.Tests.Reading;

/// <summary>What a write is judged by whose object is not in the review: the parent of a Scale, the pod of an exec.</summary>
public sealed class ParentAnswersTests
{
    private const string Documents =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: widgets}
        spec:
          displayName: Widgets
          resources: [{apiGroup: example.com, kinds: [Widget]}]
          identities: {users: [operator]}
          children: {labels: {by: operator}}
          settled: object.status.done
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: widgets}
        spec:
          operator: widgets
          match: {resources: [{apiGroups: [example.com], kinds: [Widget]}]}
          rules:
            - {name: one-at-a-time, settle: {}}
            - {name: no-shell, protect: {exec: true}}
        """;

    private const string Scale =
        """
        "kind":{"group":"autoscaling","version":"v1","kind":"Scale"},"resource":{"group":"example.com","version":"v1","resource":"widgets"},"subResource":"scale",
        "operation":"UPDATE","object":{"spec":{"replicas":2}},"oldObject":{"spec":{"replicas":1}}
        """;

    private const string Exec =
        """
        "kind":{"group":"","version":"v1","kind":"PodExecOptions"},"resource":{"group":"","version":"v1","resource":"pods"},"subResource":"exec",
        "operation":"CONNECT","object":{"command":["sh"]}
        """;

    // Bug: what was read for one review was taken for the truth for 30 seconds. The second of two who scale went by a parent that was settled, and who had asked
    // before an operator's pod was there got into it when it was.
    [Theory]
    [InlineData(
        Scale,
        """{"kind":"Widget","metadata":{"name":"one"},"spec":{"replicas":1},"status":{"done":true}}""",
        """{"kind":"Widget","metadata":{"name":"one"},"spec":{"replicas":1},"status":{"done":false}}""",
        "widgets/one-at-a-time: Widget \"one\" is not settled: Widgets still works on the last change\n  spec.replicas: 1 -> 2\n  fix: wait until Widgets is done")]
    [InlineData(
        Exec,
        null,
        """{"kind":"Pod","metadata":{"name":"one","labels":{"by":"operator"}}}""",
        "widgets/no-shell: Pod \"one\" belongs to Widgets, which does not see what is done in it by hand")]
    public async Task IsReadAnewForEachReview(string request, string? before, string after, string message)
    {
        var stored = before;
        using var server = new AnsweringServer((path, _) => Task.FromResult(AnswerOf(path, stored)));
        using var connection = OfflineConnection.To(server);
        var objects = new LiveObjects(connection, TimeProvider.System);
        Assert.Equal("", await JudgeAsync(objects, request));
        stored = after;
        Assert.Equal(message, await JudgeAsync(objects, request));
    }

    private static HttpResponseMessage? AnswerOf(string path, string? stored) => path switch
    {
        "/apis/example.com/v1" => AnsweringServer.Json(HttpStatusCode.OK, """{"resources":[{"name":"widgets","kind":"Widget","namespaced":true}]}"""),
        "/api/v1" => AnsweringServer.Json(HttpStatusCode.OK, """{"resources":[{"name":"pods","kind":"Pod","namespaced":true}]}"""),
        _ when stored is null => AnsweringServer.Json(HttpStatusCode.NotFound, """{"kind":"Status","details":{"name":"one"}}"""),
        _ => AnsweringServer.Json(HttpStatusCode.OK, stored),
    };

    private static async Task<string> JudgeAsync(LiveObjects objects, string request)
    {
        var set = PolicySet.Build(PolicyLoader.Load(new SourceText("policy.yaml", Documents)).Documents, new PolicySetOptions());
        Assert.Equal(2, Assert.Single(set.Policies).Rules.Count);
        var text = new JsonText();
        Assert.True(text.TryParse(
            Encoding.UTF8.GetBytes($$$"""
                {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1","name":"one","namespace":"prod","userInfo":{"username":"alice"},{{{request}}}}}
                """),
            JsonLimits.Review,
            out _));
        Assert.True(AdmissionReview.TryRead(text, out var read, out _));
        var fetched = new FetchedObjects(objects);
        var review = new Review { Request = read, Phase = ReviewPhase.Validate, Now = DateTimeOffset.UnixEpoch, Objects = fetched };
        await fetched.FetchAsync(set.NeedsOf(review), CancellationToken.None);
        return set.Evaluate(review).Message;
    }
}
