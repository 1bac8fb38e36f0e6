using System.Net;
using System.Text;

namespace Caveat.Cluster.Tests.Reading;

/// <summary>An API server with the ConfigMap <c>one</c> and whatever a list is asked for empty, but for what a test makes it answer. Keeps the paths that it was asked for.</summary>
internal sealed class AnsweringServer(Func<string, CancellationToken, Task<HttpResponseMessage?>>? script = null) : DelegatingHandler
{
    private readonly List<string> _paths = [];

    /// <summary>In the order that they came in.</summary>
    public IReadOnlyList<string> Paths
    {
        get
        {
            lock (_paths)
            {
                return [.. _paths];
            }
        }
    }

    public static HttpResponseMessage Json(HttpStatusCode code, string body) => new(code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.PathAndQuery;
        lock (_paths)
        {
            _paths.Add(path);
        }

        return (script is null ? null : await script(path, cancellationToken)) ?? Json(HttpStatusCode.OK, BodyOf(path));
    }

    private static string BodyOf(string path) => path switch
    {
        "/api/v1" => """{"resources":[{"name":"configmaps","kind":"ConfigMap","namespaced":true,"verbs":["list"]}]}""",
        "/apis" => """{"groups":[]}""",
        _ when path.EndsWith("/one", StringComparison.Ordinal) => """{"metadata":{"name":"one"}}""",
        _ => """{"metadata":{},"items":[]}""",
    };
}
