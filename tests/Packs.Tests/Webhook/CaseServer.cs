using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Kube;
using Caveat.Manifests.Testing;
using Caveat.Policies.Lookups;

namespace Caveat.Packs.Tests.Webhook;

/// <summary>An API server as the webhook's connection sees it, which has what a case gives: discovery, objects, lists by label, and what the user may do.</summary>
internal sealed partial class CaseServer(CaseSetup setup, IReadOnlySet<string> kinds) : DelegatingHandler
{
    private const string Forbidden = """{"kind":"Status","reason":"Forbidden","message":"forbidden by the test"}""";

    private readonly CaseObjects _objects = setup.Given();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
        var answer = body is null ? Get(request.RequestUri!) : Review(body["spec"]!["resourceAttributes"]!);
        return new HttpResponseMessage(answer is null ? HttpStatusCode.NotFound : answer == Forbidden ? HttpStatusCode.Forbidden : HttpStatusCode.OK)
        {
            Content = new StringContent(answer ?? $$$"""{"kind":"Status","message":"not found","details":{"name":"{{{Uri.UnescapeDataString(request.RequestUri!.Segments[^1])}}}"}}""", Encoding.UTF8, "application/json"),
        };
    }

    private string? Get(Uri uri)
    {
        if (PreferredVersionPath().Match(uri.AbsolutePath) is { Success: true } group)
        {
            return new JsonObject { ["preferredVersion"] = new JsonObject { ["version"] = VersionOf(group.Groups["group"].Value) } }.ToJsonString();
        }

        var path = ResourcePath().Match(uri.AbsolutePath);
        Assert.True(path.Success, $"the webhook asked for {uri}");
        return path.Groups["resource"].Success ? Objects(path, Uri.UnescapeDataString(uri.Query)) : Resources(path.Groups["group"].Value);
    }

    private string? Objects(Match path, string query)
    {
        var label = LabelQuery().Match(query);
        var need = new ObjectNeed
        {
            Group = path.Groups["group"].Value,
            Resource = path.Groups["resource"].Value,
            Namespace = Uri.UnescapeDataString(path.Groups["namespace"].Value),
            Name = Uri.UnescapeDataString(path.Groups["name"].Value),
            LabelSelector = label.Success ? label.Groups["selector"].Value : "",
        };
        var found = _objects.Find(need);
        if (found.Status == ObjectAnswerStatus.Unknown)
        {
            return Forbidden;
        }

        var objects = found.Objects ?? [];
        return !need.IsSingle ? $$"""{"metadata":{},"items":[{{string.Join(',', objects)}}]}"""
            : found.Status == ObjectAnswerStatus.Found ? objects[0].ToString()
            : null;
    }

    // Which kinds a group has, nobody says: it has all that the library has heard of. By habit, kinds without namespaces begin with "Cluster".
    private static string ResourceOf(string group, string kind)
    {
        var known = RestMapping.BuiltIn.ByKind(group, kind);
        var isNamespaced = known?.IsNamespaced ?? kind is "Cluster" || !kind.StartsWith("Cluster", StringComparison.Ordinal);
        return $$"""{"name":"{{RestMapping.BuiltIn.ResourceOf(group, kind)}}","kind":"{{kind}}","namespaced":{{(isNamespaced ? "true" : "false")}}}""";
    }

    private string Resources(string group) => $$"""{"resources":[{{string.Join(',', kinds.Select(kind => ResourceOf(group, kind)))}}]}""";

    private string VersionOf(string group) =>
        setup.Objects.Append(setup.Written).FirstOrDefault(manifest => manifest.Kind.Group == group)?.Kind.Version ?? "v1";

    private string Review(JsonNode attributes)
    {
        var decision = setup.Authorizer.Authorize(new AuthorizationRequest
        {
            Verb = (string)attributes["verb"]!,
            Group = (string)attributes["group"]!,
            Resource = (string)attributes["resource"]!,
            Subresource = (string)attributes["subresource"]!,
            Namespace = (string)attributes["namespace"]!,
            Name = (string)attributes["name"]!,
        });
        return new JsonObject { ["status"] = new JsonObject { ["allowed"] = decision.Allowed, ["reason"] = decision.Reason } }.ToJsonString();
    }

    [GeneratedRegex("^/apis/(?<group>[^/]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PreferredVersionPath();

    [GeneratedRegex("^/(api|apis/(?<group>[^/]+))/[^/]+(/namespaces/(?<namespace>[^/]+)/(?<resource>[^/]+)(/(?<name>[^/]+))?|/(?<resource>[^/]+)(/(?<name>[^/]+))?)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourcePath();

    [GeneratedRegex("labelSelector=(?<selector>[^&]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelQuery();
}
