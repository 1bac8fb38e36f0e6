using System.Threading.Channels;
using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Webhook.Observing.Events;

/// <summary>
/// Events for denials and used exceptions: taken over while a review is answered, written afterwards, within <see cref="EventLimits"/>. What is over them is counted and dropped:
/// an Event is told for people, and no record.
/// </summary>
internal sealed class DecisionEvents : BackgroundService
{
    private readonly Channel<EventNote> _queue = Channel.CreateBounded<EventNote>(new BoundedChannelOptions(EventLimits.Queue) { SingleReader = true });
    private readonly Lock _counting = new();
    private readonly Dictionary<string, TokenBucket> _byObject = new(StringComparer.Ordinal);
    private readonly TokenBucket _all;
    private readonly EventSink _sink;
    private readonly WebhookMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    public DecisionEvents(EventSink sink, WebhookMetrics metrics, TimeProvider clock, ILogger<DecisionEvents> log)
    {
        _sink = sink;
        _metrics = metrics;
        _clock = clock;
        _log = log;
        _all = new TokenBucket(EventLimits.Burst, EventLimits.Interval, clock);
    }

    /// <summary>
    /// Takes over what is worth an Event; never waits. A dry run leaves nothing behind, so it has none; nor has an Event: one that tells of a denial and is denied itself would have another, and so on.
    /// </summary>
    public void Offer(AdmissionRequest request, Violation violation)
    {
        if (request.IsDryRun || request.Resource is { Group: "" or "events.k8s.io", Resource: "events" } || (!violation.Denies && violation.ExceptedBy is null))
        {
            return;
        }

        var about = ObjectOf(request);
        if (Refuse(about) is { } reason)
        {
            _metrics.DropEvent(reason);
        }
        else if (!_queue.Writer.TryWrite(DecisionNote.Of(request, violation, about)))
        {
            _metrics.DropEvent("queue");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var note in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await WriteAsync(note, stoppingToken);
        }
    }

    private async Task WriteAsync(EventNote note, CancellationToken cancellation)
    {
        try
        {
            var answer = await _sink.WriteAsync(note, cancellation);
            Count(answer.IsSuccess ? null : answer.Complaint());
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            Count(e.Message);
        }
    }

    private void Count(string? failure)
    {
        if (failure is null)
        {
            _metrics.EventsWritten.Inc();
            return;
        }

        _metrics.DropEvent("failed");
        Log.EventFailed(_log, failure);
    }

    /// <summary>Null when there may be one more; else which limit says no, as a metric's label.</summary>
    private string? Refuse(EventObject about)
    {
        lock (_counting)
        {
            var key = $"{about.ApiVersion}/{about.Kind}/{about.Namespace}/{about.Name}";
            if (key.Length > EventLimits.MaxKeyLength)
            {
                return "object";
            }

            if (!_byObject.TryGetValue(key, out var bucket))
            {
                MakeRoom();
                _byObject.Add(key, bucket = new TokenBucket(EventLimits.ObjectBurst, EventLimits.ObjectInterval, _clock));
            }

            return !bucket.TryTake() ? "object" : !_all.TryTake() ? "overall" : null;
        }
    }

    private void MakeRoom()
    {
        if (_byObject.Count < EventLimits.Objects)
        {
            return;
        }

        foreach (var (key, bucket) in _byObject)
        {
            if (bucket.IsFull)
            {
                _byObject.Remove(key);
            }
        }

        if (_byObject.Count >= EventLimits.Objects)
        {
            _byObject.Clear();
        }
    }

    private static EventObject ObjectOf(AdmissionRequest request)
    {
        var meta = request.Meta;
        var version = request.Kind.Group.Length == 0 ? request.Kind.Version : $"{request.Kind.Group}/{request.Kind.Version}";
        var name = request.Name.Text is { Length: > 0 } given ? given : meta.Name.Text ?? meta.GenerateName.Text ?? "";
        return new EventObject(version, request.Kind.Kind, request.Namespace.Text, name, meta.Uid.Text, ResourceVersion: null);
    }
}
