using Caveat.Cluster.Election;
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
    private readonly RegistrationTarget _target;
    private readonly RegistrationState _state;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private RegistrationContents? _registered;
    private long _checked;

    public RegistrationService(
        LeaseElection election, RegistrationTarget target, RegistrationState state, TimeProvider clock, ILogger<RegistrationService> log)
    {
        _election = election;
        _target = target;
        _state = state;
        _clock = clock;
        _log = log;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StartInterval, _clock);
        do
        {
            // Not before policies serve, and a certificate: the API server would call a webhook that refuses everything.
            if (_target.Wanted() is { } wanted)
            {
                await KeepAsync(wanted, stoppingToken);
            }

            timer.Period = _state.IsKnown || _state.HasFailed ? Interval : StartInterval;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task KeepAsync(RegistrationContents wanted, CancellationToken cancellation)
    {
        if (!_election.IsHeld)
        {
            _registered = null;
            Leave();
        }
        else if ((wanted != _registered || _clock.GetElapsedTime(_checked) >= CheckInterval) && await RegisterAsync(wanted, isNews: wanted != _registered, cancellation))
        {
            (_registered, _checked) = (wanted, _clock.GetTimestamp());
        }
    }

    private void Leave()
    {
        if (_election.Failure is { } failure)
        {
            _state.Report($"no leader is elected: {failure}");
        }
        else if (_election.Other is { } holder)
        {
            _state.Leave(holder);
        }
    }

    private async Task<bool> RegisterAsync(RegistrationContents wanted, bool isNews, CancellationToken cancellation)
    {
        var failure = await _target.ApplyAsync(wanted, cancellation);
        _state.Report(failure, wanted.AuthorityPem);
        if (failure is not null)
        {
            Log.RegistrationFailed(_log, Interval.TotalSeconds, failure);
            return false;
        }

        if (isNews)
        {
            Log.Registered(_log, _target.Server);
        }

        return true;
    }
}
