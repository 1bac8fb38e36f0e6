namespace Caveat.Cluster.Election;

/// <summary>
/// Takes part in the election of one leader among replicas, under a Lease, as Kubernetes' own components do (client-go, leaderelection). Call <see cref="TryAsync"/> every
/// <see cref="ElectionTerms.RetryPeriod"/>, and ask <see cref="IsHeld"/> before each thing that only one replica may do. Ages are measured from when this process saw a change,
/// by a clock that nobody sets: clocks of replicas are never compared. One caller tries and releases; everybody may ask.
/// </summary>
public sealed class LeaseElection
{
    private readonly LeaseStore _store;
    private readonly Candidate _candidate;
    private readonly TimeProvider _clock;
    private StoredLease? _seen;
    private long _seenChanging;
    private volatile object? _renewed;
    private volatile string? _holder;
    private volatile string _note = "";
    private volatile int _term;
    private volatile string? _failure = "nobody was asked yet";

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="ns">Namespace of the Lease.</param>
    /// <param name="name">Name of the Lease.</param>
    /// <param name="identity">Of this process and no other: a replica's name and something new at each start.</param>
    /// <param name="clock">Measures ages.</param>
    public LeaseElection(ClusterConnection connection, string ns, string name, string identity, TimeProvider clock)
    {
        Name = name;
        _store = new LeaseStore(connection, ns, name);
        _candidate = new Candidate(identity, new ElectionTerms());
        _clock = clock;
    }

    /// <summary>Of the Lease.</summary>
    public string Name { get; }

    /// <summary>How long things last.</summary>
    public ElectionTerms Terms => _candidate.Terms;

    /// <summary>Whether this process leads, now: false by itself when renewals have failed for <see cref="ElectionTerms.RenewDeadline"/>.</summary>
    public bool IsHeld => _renewed is long at && _clock.GetElapsedTime(at) < Terms.RenewDeadline;

    /// <summary>Who leads, as it was seen last: an identity; null when nobody did, or nothing was seen yet.</summary>
    public string? Holder => _holder;

    /// <summary>Another process that leads; null when this one does or did last, and when nobody does.</summary>
    public string? Other => _holder is { } holder && holder != _candidate.Identity ? holder : null;

    /// <summary>How often this process began to lead: who sees another number led, did not, and leads again.</summary>
    public int Term => _term;

    /// <summary>
    /// What the leader leaves for the next one: where that has to go on. Set by who leads, and written with each renewal and with the release. Who has become the leader reads what the one
    /// before wrote last. Some kilobytes at most: it is written every <see cref="ElectionTerms.RetryPeriod"/>.
    /// </summary>
    public string Note
    {
        get => _note;
        set => _note = value;
    }

    /// <summary>Why the last attempt failed; null when it did not, whoever leads.</summary>
    public string? Failure => _failure;

    /// <summary>Renews, takes over, or sees who leads. Never fails, and takes no longer than <see cref="ElectionTerms.AttemptTimeout"/>.</summary>
    public async Task TryAsync(CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Terms.AttemptTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            _failure = await AttemptAsync(linked.Token);
        }
        catch (OperationCanceledException)
        {
            _failure = $"the API server did not answer within {Terms.AttemptTimeout.TotalSeconds} s";
            Forget();
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            _failure = $"the API server can't be reached: {e.Message}";
            Forget();
        }
    }

    /// <summary>Leads no longer, and says so, so that the others need not wait. To be called when everything that is done as the leader has ended.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        var note = IsHeld ? _note : null;
        _renewed = null;
        try
        {
            var stored = (await _store.ReadAsync(cancellation)).Lease;
            if (_candidate.Release(stored?.Record, _clock.GetUtcNow()) is { } released)
            {
                await _store.WriteAsync(note is null ? released : released with { Note = note }, stored, cancellation);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            _failure = $"the Lease could not be released: {e.Message}";
        }
    }

    /// <summary>Null on success; else why not.</summary>
    private async Task<string?> AttemptAsync(CancellationToken cancellation)
    {
        // Who leads knows what the Lease says: it wrote it. Only where that is wrong, it reads again.
        if (!IsHeld || _seen is null)
        {
            var answer = await _store.ReadAsync(cancellation);
            if (answer.Failure is not null)
            {
                return answer.Failure;
            }

            See(answer.Lease);
        }

        var unchangedFor = _clock.GetElapsedTime(_seenChanging);
        if (_candidate.Next(_seen?.Record, unchangedFor, _clock.GetUtcNow()) is { } wanted)
        {
            return await WriteAsync(IsHeld ? wanted with { Note = _note } : wanted, cancellation);
        }

        _renewed = null;
        return null;
    }

    private async Task<string?> WriteAsync(LeaseRecord wanted, CancellationToken cancellation)
    {
        // Before the write: others count from when they see it, which is after.
        var began = _clock.GetTimestamp();
        var written = await _store.WriteAsync(wanted, _seen, cancellation);
        if (written.Lease is { } lease)
        {
            if (!IsHeld)
            {
                _note = lease.Record.Note;
                _term++;
            }

            // In this order: who sees that this process holds the Lease sees that it leads, and since when.
            _renewed = began;
            See(lease);
            return null;
        }

        Forget();
        return written.IsLost ? null : written.Failure;
    }

    // What was seen may no longer be what there is; its age is kept, as an attempt that fails is no sign of life of anybody.
    private void Forget()
    {
        if (IsHeld)
        {
            _seen = null;
        }
    }

    private void See(StoredLease? lease)
    {
        if (lease?.Record != _seen?.Record)
        {
            _seenChanging = _clock.GetTimestamp();
        }

        _seen = lease;
        _holder = lease?.Record.Holder is { Length: > 0 } holder ? holder : null;
    }
}
