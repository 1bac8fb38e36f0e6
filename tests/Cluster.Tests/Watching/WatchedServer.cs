using System.Net;
using System.Text;

namespace Caveat.Cluster.Tests.Watching;

/// <summary>An API server with one object, whose answers a test holds back: no list but the one with a number from 1 is answered, and no watch before it is let.</summary>
internal sealed class WatchedServer(int answeredList) : DelegatingHandler
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _lists;
    private volatile int _watches;

    public int Watches => _watches;

    /// <summary>Ends the first watch in good order. The second is never answered.</summary>
    public void EndWatch() => _end.SetResult();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal))
        {
            if (++_watches > 1)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HeldStream(_end.Task)) };
        }

        if (++_lists != answeredList)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a"}}]}""", Encoding.UTF8, "application/json"),
        };
    }
}
