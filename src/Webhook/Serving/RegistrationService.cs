using Caveat.Cluster.Election;
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

    /// <summary>The same until the API server knows the webhook: somebody waits.</summary>
    public static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(50);

    private readonly LeaseElection _election;
    private readonly WebhookRegistration _registration;
    private readonly RegistrationState _state;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private PolicySet? _registered;
    private long _checked;

    public RegistrationService(
        LeaseElection election, WebhookRegistration registration, RegistrationState state, TimeProvider clock, ILogger<RegistrationService> log)
    {
        _election = election;
        _registration = registration;
        _state = state;
        _clock = clock;
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StartInterval, _clock);
        do
        {
            // Not before policies serve: the API server would call a webhook that refuses everything.
            if (_state.PoliciesToRegister is { } current)
            {
                await KeepAsync(current, stoppingToken);
            }

            timer.Period = _state.IsKnown || _state.HasFailed ? Interval : StartInterval;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(PolicySet current, CancellationToken cancellation)
    {
        if (!_election.IsHeld)
        {
            _registered = null;
            Leave();
        }
        else if ((current != _registered || _clock.GetElapsedTime(_checked) >= CheckInterval) && await RegisterAsync(current, isNews: current != _registered, cancellation))
        {
            (_registered, _checked) = (current, _clock.GetTimestamp());
        }
    }

    private void Leave()
    {
        if (_election.Holder is { } holder && _election.Failure is null)
        {
            _state.Leave(holder);
        }
        else if (_election.Failure is { } failure)
        {
            _state.Report($"no leader is elected: {failure}");
        }
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
            Log.Registered(_log, _registration.Server);
        }

        return true;
    }
}
