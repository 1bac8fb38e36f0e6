namespace Caveat.Cluster.Tests;

/// <summary>Lets somebody else be quicker: does something once, before the first request that changes anything.</summary>
internal sealed class InterposingHandler(Func<Task> quicker) : DelegatingHandler
{
    private bool _isDone;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && !_isDone)
        {
            _isDone = true;
            await quicker();
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
