namespace Caveat.Cluster.Tests;

/// <summary>A network that can be cut: watches break off, and nothing new comes about. Counts what is asked besides.</summary>
internal sealed class SwitchableHandler : DelegatingHandler
{
    private CancellationTokenSource _cut = new();
    private int _gets;
    private volatile bool _isCut;

    public int Gets => _gets;

    public bool IsCut
    {
        get => _isCut;
        set
        {
            _isCut = value;
            if (value)
            {
                Interlocked.Exchange(ref _cut, new CancellationTokenSource()).Cancel();
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_isCut)
        {
            throw new HttpRequestException("the network is cut");
        }

        if (!request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _gets);
            return await base.SendAsync(request, cancellationToken);
        }

        var cut = _cut.Token;
        var response = await base.SendAsync(request, cancellationToken);
        response.Content = new StreamContent(new CutStream(await response.Content.ReadAsStreamAsync(cancellationToken), cut));
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        _cut.Dispose();
        base.Dispose(disposing);
    }
}
