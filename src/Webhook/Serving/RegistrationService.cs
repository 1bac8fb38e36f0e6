using Caveat.Cluster;
using Caveat.Cluster.Registration;
using Caveat.Policies;
using Caveat.Webhook.Observing;

namespace Caveat.Webhook.Serving;

/// <summary>Keeps the webhook configurations in step with the policies that serve.</summary>
internal sealed class RegistrationService : BackgroundService
{
    /// <summary>Between two looks at whether the policies are others, and between two attempts.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at whether the API server still has what was registered. Two reads; so long a configuration that somebody took away stays away.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(30);

    private readonly ClusterConnection _connection;
    private readonly WebhookRegistration _registration;
    private readonly RegistrationState _state;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    public RegistrationService(
        ClusterConnection connection, WebhookRegistration registration, RegistrationState state, TimeProvider clock, ILogger<RegistrationService> log)
    {
        _connection = connection;
        _registration = registration;
        _state = state;
        _clock = clock;
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PolicySet? registered = null;
        var checkedAt = 0L;
        using var timer = new PeriodicTimer(Interval, _clock);
        do
        {
            // Not before policies serve: the API server would call a webhook that refuses everything.
            if (_state.PoliciesToRegister is { } current
                && (current != registered || _clock.GetElapsedTime(checkedAt) >= CheckInterval)
                && await RegisterAsync(current, isNews: current != registered, stoppingToken))
            {
                (registered, checkedAt) = (current, _clock.GetTimestamp());
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> RegisterAsync(PolicySet policies, bool isNews, CancellationToken cancellation)
    {
        var failure = await _registration.ApplyAsync(policies, cancellation);
        _state.Report(failure);
        if (failure is not null)
        {
            Log.RegistrationFailed(_log, Interval.TotalSeconds, failure);
            return false;
        }

        if (isNews)
        {
            Log.Registered(_log, _connection.Server);
        }

        return true;
    }
}
