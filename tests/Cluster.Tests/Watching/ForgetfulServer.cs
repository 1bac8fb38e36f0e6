using System.Net;
using System.Text;

namespace Caveat.Cluster.Tests.Watching;

/// <summary>An API server that has forgotten the place of the first watch. Of its two objects, one is another in each list; the second watch is never answered.</summary>
internal sealed class ForgetfulServer : DelegatingHandler
{
    private volatile int _lists;
    private volatile int _watches;

    public int Watches => _watches;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal))
        {
            return Answer(HttpStatusCode.OK, $$$"""
                {"metadata":{"resourceVersion":"9"},"items":[{"metadata":{"name":"changes","resourceVersion":"{{{++_lists}}}"}},{"metadata":{"name":"rests","resourceVersion":"5"}}]}
                """);
        }

        if (++_watches > 1)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return Answer(HttpStatusCode.Gone, "{}");
    }

    private static HttpResponseMessage Answer(HttpStatusCode code, string body) => new(code) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
