using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Caveat.Cluster.Tests;

/// <summary>
/// What a registration needs of an API server from 1.27 on. Entries of webhooks and conditions of an entry are maps by name: an apply leaves in them what belongs to others, and a merge patch nothing.
/// </summary>
internal sealed class ConditionsServer : DelegatingHandler
{
    private readonly Dictionary<string, JsonObject> _stored = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>Done to each configuration before it is stored.</summary>
    public Action<JsonObject> Admission { get; set; } = static _ => { };

    /// <summary>Done once, before the next merge patch.</summary>
    public Action Quicker { get; set; } = static () => { };

    /// <summary>What it answers to the question which version it is.</summary>
    public HttpStatusCode VersionStatus { get; set; } = HttpStatusCode.OK;

    public int Writes { get; private set; }

    public JsonObject Validating => _stored.Single(static pair => pair.Key.Contains("validating", StringComparison.Ordinal)).Value;

    /// <summary>Somebody else's write.</summary>
    public void Change(Action<JsonObject> change)
    {
        change(Validating);
        Count(Validating);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get)
        {
            return path == "/version" ? Answer(VersionStatus, VersionStatus == HttpStatusCode.OK ? """{"major":"1","minor":"30"}""" : "{}")
                : _stored.TryGetValue(path, out var stored) ? Answer(HttpStatusCode.OK, stored.ToJsonString())
                : Answer(HttpStatusCode.NotFound, "{}");
        }

        Writes++;
        var body = (JsonObject)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        return request.Content.Headers.ContentType!.MediaType == "application/merge-patch+json" ? Merge(path, body) : Apply(path, body);
    }

    private HttpResponseMessage Apply(string path, JsonObject wanted)
    {
        if (_stored.TryGetValue(path, out var live))
        {
            AddMissing(wanted, live, "webhooks");
            foreach (var entry in wanted["webhooks"]!.AsArray())
            {
                AddMissing(entry!.AsObject(), ByName(live["webhooks"]!.AsArray(), entry), "matchConditions");
            }
        }

        return Store(path, wanted);
    }

    private HttpResponseMessage Merge(string path, JsonObject patch)
    {
        Quicker();
        Quicker = static () => { };
        var live = _stored[path];
        if (VersionOf(patch) != VersionOf(live))
        {
            return Answer(HttpStatusCode.Conflict, """{"message":"the object has been modified"}""");
        }

        var merged = (JsonObject)live.DeepClone();
        merged["webhooks"] = patch["webhooks"]!.DeepClone();
        return Store(path, merged);
    }

    private HttpResponseMessage Store(string path, JsonObject configuration)
    {
        Admission(configuration);
        if (_stored.TryGetValue(path, out var live))
        {
            configuration["metadata"]!["resourceVersion"] = VersionOf(live);
        }

        // A write that changes nothing makes no version.
        if (live is null || !JsonNode.DeepEquals(live, configuration))
        {
            _stored[path] = configuration;
            Count(configuration);
        }

        return Answer(HttpStatusCode.OK, configuration.ToJsonString());
    }

    private void Count(JsonObject configuration) => configuration["metadata"]!["resourceVersion"] = $"{++_version}";

    private static string? VersionOf(JsonObject configuration) => (string?)configuration["metadata"]!["resourceVersion"];

    // What is there of others, by name.
    private static void AddMissing(JsonObject wanted, JsonObject? live, string list)
    {
        foreach (var there in live?[list]?.AsArray() ?? [])
        {
            if (ByName(wanted[list]?.AsArray() ?? [], there!) is null)
            {
                wanted[list] ??= new JsonArray();
                wanted[list]!.AsArray().Add(there!.DeepClone());
            }
        }
    }

    private static JsonObject? ByName(JsonArray list, JsonNode sought) => list.FirstOrDefault(each => (string?)each!["name"] == (string?)sought["name"])?.AsObject();

    private static HttpResponseMessage Answer(HttpStatusCode code, string body) => new(code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
