using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Caveat.Webhook.Tests.Auditing;

/// <summary>An API server that has a ConfigMap in each of some namespaces, and one Lease. Whoever lists a namespace meets a bug as often as it has any.</summary>
internal sealed class AuditedServer(Dictionary<string, int> bugs, params string[] places) : DelegatingHandler
{
    private const string Resources = """{"resources":[{"name":"configmaps","kind":"ConfigMap","namespaced":true,"verbs":["list"]},{"name":"namespaces","kind":"Namespace","namespaced":false,"verbs":["list"]}]}""";

    private readonly Lock _lock = new();
    private readonly List<string> _listed = [];
    private JsonNode? _lease;

    /// <summary>The namespaces whose objects were asked for, in this order.</summary>
    public IReadOnlyList<string> Listed
    {
        get
        {
            lock (_lock)
            {
                return [.. _listed];
            }
        }
    }

    /// <summary>What the holder of the Lease leaves for the next one; empty for nothing.</summary>
    public string Note
    {
        get
        {
            lock (_lock)
            {
                return _lease?["metadata"]?["annotations"]?["caveat.dev/note"]?.GetValue<string>() ?? "";
            }
        }
    }

    /// <summary>Has a Lease that nobody holds any more.</summary>
    public void Leave(string note) =>
        _lease = new JsonObject { ["metadata"] = new JsonObject { ["resourceVersion"] = "1", ["annotations"] = new JsonObject { ["caveat.dev/note"] = note } }, ["spec"] = new JsonObject() };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path.Contains("/leases", StringComparison.Ordinal))
        {
            var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
            return AnswerOfTheLease(body);
        }

        var segments = path.Split('/');
        return path switch
        {
            "/apis" => Answer("""{"groups":[]}"""),
            "/api/v1" => Answer(Resources),
            "/api/v1/namespaces" => Answer(List(places.Select(static place => $$$"""{"metadata":{"name":"{{{place}}}"}}"""))),
            "/api/v1/configmaps" => Answer(List([])),
            _ when segments is [_, _, _, "namespaces", var place, "configmaps"] => Answer(ObjectsOf(place)),
            _ => await base.SendAsync(request, cancellationToken),
        };
    }

    private HttpResponseMessage AnswerOfTheLease(JsonNode? written)
    {
        lock (_lock)
        {
            if (written is not null)
            {
                written["metadata"]!["resourceVersion"] = Guid.NewGuid().ToString();
                _lease = written;
            }

            return _lease is null ? new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") } : Answer(_lease.ToJsonString());
        }
    }

    private string ObjectsOf(string place)
    {
        lock (_lock)
        {
            _listed.Add(place);
            bugs[place] = bugs.GetValueOrDefault(place) - 1;
            return bugs[place] >= 0
                ? throw new InvalidOperationException("a bug")
                : List([$$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one","namespace":"{{{place}}}"}}"""]);
        }
    }

    private static string List(IEnumerable<string> items) => $$$"""{"metadata":{},"items":[{{{string.Join(',', items)}}}]}""";

    private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
