using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Microsoft.AspNetCore.Connections.Features;

namespace Caveat.Webhook.Serving;

/// <summary>
/// The time between the wish to stop and the stop. A Service learns that a replica ends while it ends, so it goes on serving for a while, and says that it isn't ready and that its connections end:
/// the next request of a client comes over a new one, to a replica that stays.
/// </summary>
internal sealed class Draining : IHostedLifecycleService
{
    private readonly TimeSpan _delay;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private volatile bool _isOn;

    public Draining(ListenOptions options, TimeProvider clock, ILogger<Draining> log)
    {
        _delay = options.DrainDelay;
        _clock = clock;
        _log = log;
    }

    /// <summary>Whether this replica is about to stop.</summary>
    public bool IsOn => _isOn;

    /// <summary>Asks the client to come over another connection next time: GOAWAY, or <c>Connection: close</c>. What is under way on this one is finished.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_isOn)
        {
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }

        return next(context);
    }

    // The host calls it before it stops any service, the server among them.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var wasOn = _isOn;
        _isOn = true;
        if (_delay > TimeSpan.Zero && !wasOn)
        {
            Log.Draining(_log, _delay.TotalSeconds);
            await Task.Delay(_delay, _clock, cancellationToken);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
