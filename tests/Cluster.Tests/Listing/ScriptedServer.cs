using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Web;
using Caveat.Cluster.Tests.Watching;

namespace Caveat.Cluster.Tests.Listing;

/// <summary>An API server that lists objects by their names, page by page, but for what a test makes it answer.</summary>
internal sealed class ScriptedServer : DelegatingHandler
{
    // A reader that goes round in circles is stopped.
    private const int MaxRequests = 1_000;

    private readonly List<string> _names;
    private readonly Func<int, string, HttpResponseMessage?> _script;
    private int _requests;

    /// <param name="names">In the server's order.</param>
    /// <param name="script">An answer for the request with a number, from 1, and a query; null for the server's own.</param>
    public ScriptedServer(IEnumerable<string> names, Func<int, string, HttpResponseMessage?> script)
    {
        _names = [.. names];
        _script = script;
    }

    /// <summary>The queries, in the order that they came in.</summary>
    public List<string> Queries { get; } = [];

    public static HttpResponseMessage Status(HttpStatusCode code, string next = "") =>
        Json(code, $$"""{"kind":"Status","apiVersion":"v1","metadata":{"continue":"{{next}}"},"message":"it is {{(int)code}}"}""");

    public static HttpResponseMessage Json(HttpStatusCode code, string body) => new(code) { Content = new StreamContent(new PiecewiseStream(Encoding.UTF8.GetBytes(body))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };

    /// <summary>The page that a query asks for.</summary>
    public string PageOf(string query)
    {
        var parsed = HttpUtility.ParseQueryString(query);
        var limit = int.Parse(parsed["limit"]!, CultureInfo.InvariantCulture);
        var start = parsed["continue"] is { } last ? _names.IndexOf(last) + 1 : 0;
        var page = _names.Skip(start).Take(limit).ToList();
        var isLast = start + page.Count >= _names.Count;
        var items = string.Join(',', page.Select(static name => $$$"""{"metadata":{"name":"{{{name}}}"}}"""));
        return $$$"""{"kind":"List","metadata":{"resourceVersion":"1","continue":"{{{(isLast ? "" : page[^1])}}}"},"items":[{{{items}}}]}""";
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = request.RequestUri!.Query;
        Queries.Add(query);
        if (Queries.Count > MaxRequests)
        {
            throw new InvalidOperationException($"more than {MaxRequests} requests");
        }

        return Task.FromResult(_script(++_requests, query) ?? (query.Contains("watch=true", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HeldStream(Task.Delay(Timeout.Infinite, CancellationToken.None))) }
            : Json(HttpStatusCode.OK, PageOf(query))));
    }
}
