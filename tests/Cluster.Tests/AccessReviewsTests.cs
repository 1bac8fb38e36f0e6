using System.Text;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cluster.Authorization;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Cluster.Tests;

public sealed class AccessReviewsTests : IClassFixture<RealCluster>
{
    private static readonly AuthorizationRequest DeleteSecrets = new() { Verb = "delete", Resource = "secrets", Namespace = "default" };

    private readonly RealCluster _cluster;

    public AccessReviewsTests(RealCluster cluster) => _cluster = cluster;

    public static TheoryData<string, AuthorizationRequest, bool> Questions => new()
    {
        { """{"username":"root","groups":["system:masters"]}""", DeleteSecrets, true },
        { """{"username":"alice","uid":"1","groups":["system:authenticated"],"extra":{"a":["b"]}}""", DeleteSecrets, false },
        { """{"username":"alice","groups":["system:masters"]}""", DeleteSecrets with { ServiceAccount = "system:serviceaccount:kube-system:namespace-controller" }, true },
        { """{"username":"root","groups":["system:masters"]}""", DeleteSecrets with { ServiceAccount = "system:serviceaccount:default:default" }, false },
        { """{"username":"alice","groups":["system:authenticated"]}""", new AuthorizationRequest { Verb = "get", Path = "/version" }, true },
        { """{"username":"alice","groups":["system:authenticated"]}""", new AuthorizationRequest { Verb = "get", Path = "/metrics" }, false },
        { """{"username":"root","groups":["system:masters"]}""", DeleteSecrets with { LabelSelector = "a=b", FieldSelector = "metadata.name=x" }, true },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task TheServerSaysWhatAUserMayDo(string user, AuthorizationRequest request, bool expected)
    {
        var access = new AskedAccess(new AccessReviews(_cluster.Connection, TimeProvider.System), Request(user));
        Assert.Equal("nobody has asked the API server yet what the user may do", access.Authorize(request).Failure);
        Assert.True(access.HasQuestions);
        await access.FetchAsync(CancellationToken.None);
        Assert.False(access.HasQuestions);
        Assert.Equal((expected, null), (access.Authorize(request).Allowed, access.Authorize(request).Failure));
    }

    // The second of the groups may read: each is a group of its own.
    [Theory]
    [InlineData("as: bob", "the API server says: configmaps \"one\" is forbidden: User \"bob\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"default\"")]
    [InlineData("as: bob\n      as-groups: ['some, readers', readers]\n      as-user-extra: {reason: [a, b]}", null)]
    public async Task WhoIsImpersonatedHasHisRightsAndNoOthers(string more, string? refusal)
    {
        await _cluster.Plane.Kubectl.RunAsync("create", "clusterrole", "reads-configmaps", "--verb=get", "--resource=configmaps");
        await _cluster.Plane.Kubectl.RunAsync("create", "clusterrolebinding", "reads-configmaps", "--clusterrole=reads-configmaps", "--group=readers");
        var file = Path.Combine(_cluster.Plane.StateDirectory, "as-bob");
        await File.WriteAllTextAsync(file, $"{await File.ReadAllTextAsync(_cluster.Plane.AdminKubeconfig)}      {more}\n");
        using var connection = ClusterConnection.Open(file, out var failure);
        Assert.True(connection is not null, failure);
        var answer = await connection.GetAsync("/api/v1/namespaces/default/configmaps/one", CancellationToken.None);
        Assert.Equal(refusal, answer.IsSuccess ? null : answer.Complaint());
    }

    [Fact]
    public async Task AnAnswerIsGivenAgainForAWhileToTheSameUser()
    {
        using var counting = new CountingHandler();
        using var connection = ClusterConnection.Open(_cluster.Plane.AdminKubeconfig, [counting], out _)!;
        var clock = new ShiftedClock();
        var reviews = new AccessReviews(connection, clock);
        await AskAsync(reviews, "alice");
        await AskAsync(reviews, "alice");
        Assert.Equal(1, counting.Writes);
        await AskAsync(reviews, "bob");
        Assert.Equal(2, counting.Writes);
        clock.Shift += AccessReviews.MaxAge;
        await AskAsync(reviews, "alice");
        Assert.Equal(3, counting.Writes);
    }

    // Bug: whoever was asked about last stayed, at any length, until there were a thousand.
    [Fact]
    public async Task WhatIsAgedOrTooLongIsNotHeld()
    {
        var clock = new ShiftedClock();
        var reviews = new AccessReviews(_cluster.Connection, clock);
        await AskAsync(reviews, "alice");
        await AskAsync(reviews, "bob");
        Assert.Equal(2, reviews.Remembered);
        clock.Shift += AccessReviews.MaxAge;
        await AskAsync(reviews, "carol");
        Assert.Equal(1, reviews.Remembered);
        await AskAsync(reviews, new string('d', AccessReviews.MaxRememberedLength));
        Assert.Equal(1, reviews.Remembered);
    }

    [Fact]
    public async Task QuestionsHaveABound()
    {
        var access = new AskedAccess(new AccessReviews(_cluster.Connection, TimeProvider.System), Request("""{"username":"alice"}"""));
        for (var i = 0; i < AskedAccess.MaxQuestions; i++)
        {
            access.Authorize(DeleteSecrets with { Name = $"{i}" });
        }

        Assert.Equal("more than 32 questions about what a user may do", access.Authorize(DeleteSecrets).Failure);
        await access.FetchAsync(CancellationToken.None);
        Assert.Null(access.Authorize(DeleteSecrets with { Name = "31" }).Failure);
    }

    private static async Task AskAsync(AccessReviews reviews, string user)
    {
        var access = new AskedAccess(reviews, Request($$"""{"username":"{{user}}"}"""));
        access.Authorize(DeleteSecrets);
        if (access.HasQuestions)
        {
            await access.FetchAsync(CancellationToken.None);
        }

        Assert.Null(access.Authorize(DeleteSecrets).Failure);
    }

    private static AdmissionRequest Request(string user)
    {
        var text = new JsonText();
        var json = $$$"""
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","kind":{"group":"","version":"v1","kind":"ConfigMap"},
            "resource":{"group":"","version":"v1","resource":"configmaps"},"operation":"CREATE","userInfo":{{{user}}},"object":{"apiVersion":"v1","kind":"ConfigMap"} } }
            """;
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Review, out _));
        Assert.True(AdmissionReview.TryRead(text, out var request, out var error), error?.ToString());
        return request!;
    }
}
