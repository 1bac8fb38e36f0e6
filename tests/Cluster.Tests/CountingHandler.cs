namespace Caveat.Cluster.Tests;

/// <summary>Counts the requests that are meant to change something.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private int _writes;

    public int Writes => _writes;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            Interlocked.Increment(ref _writes);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
