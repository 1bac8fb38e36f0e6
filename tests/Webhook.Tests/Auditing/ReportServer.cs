using System.Net;
using System.Text;
using Caveat.Cluster;

namespace Caveat.Webhook.Tests.Auditing;

/// <summary>An API server that has nothing but reports of some groups, and writes down what it is told.</summary>
internal sealed class ReportServer(params string[] groups) : DelegatingHandler
{
    private readonly Dictionary<string, string> _stored = new(StringComparer.Ordinal);

    /// <summary>Method and path of what was to change something.</summary>
    public List<string> Writes { get; } = [];

    /// <param name="before">Asked first, and what they don't know is asked here.</param>
    public ClusterConnection Connect(params DelegatingHandler[] before)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            users: [{name: u, user: {token: t}}]
            """);
        var connection = ClusterConnection.Open(file, [.. before, this], out _)!;
        File.Delete(file);
        return connection;
    }

    /// <summary>Has a report of somebody's; none of nobody's.</summary>
    public void Store(string path, string? manager)
    {
        if (manager is null)
        {
            _stored.Remove(path);
            return;
        }

        _stored[path] = """{"metadata":{"labels":{"app.kubernetes.io/managed-by":"MANAGER"}}}""".Replace("MANAGER", manager, StringComparison.Ordinal);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get)
        {
            return Array.Exists(groups, group => path == $"/apis/{group}") ? Answer("{}") : _stored.TryGetValue(path, out var report) ? Answer(report) : NotFound(path.Split('/')[^1]);
        }

        Writes.Add($"{request.Method} {path}");
        if (request.Method == HttpMethod.Delete)
        {
            _stored.Remove(path);
            return Answer("{}");
        }

        return Answer(_stored[path] = await request.Content!.ReadAsStringAsync(cancellationToken));
    }

    private static HttpResponseMessage NotFound(string name) => new(HttpStatusCode.NotFound) { Content = new StringContent($$$"""{"details":{"name":"{{{name}}}"}}""") };

    private static HttpResponseMessage Answer(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
