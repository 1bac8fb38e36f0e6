using System.Collections.Immutable;
using Caveat.Json;

namespace Caveat.Cluster.Watching;

/// <summary>
/// The objects of a collection, kept up with a list and a watch that is resumed where it broke off, and begun anew where the server has forgotten that place. Others may
/// read at any time; what they read is whole.
/// </summary>
public sealed class ResourceWatch
{
    /// <summary>
    /// Without a word for so long, the connection counts as dead and is opened anew. The API server sends a bookmark about every minute (its watch cache's bookmarkFrequency),
    /// so that two are missing by then.
    /// </summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private const int MaxPageSize = 500;
    private const int ForbiddenStatus = 403;
    private const int GoneStatus = 410;

    private readonly ClusterConnection _connection;
    private readonly string _path;
    private readonly string _selector;
    private readonly TimeProvider _clock;
    private readonly Func<JsonValue, byte[]> _keep;
    private volatile ImmutableDictionary<ObjectKey, WatchedObject> _objects = ImmutableDictionary<ObjectKey, WatchedObject>.Empty;
    private volatile string? _failure = "not listed yet";
    private volatile bool _isSynced;
    private volatile bool _isMissing;
    private volatile bool _isForbidden;
    private long _heard;
    private long _version;
    private string? _resumeFrom;
    private int _pageSize = MaxPageSize;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="path">Of the collection, without a query: <c>/api/v1/namespaces</c>.</param>
    /// <param name="labelSelector">As <c>kubectl -l</c> takes it; empty for all.</param>
    /// <param name="clock">Measures silence and pauses.</param>
    /// <param name="keep">Writes what is to be kept of an object, its name and namespace at least; null for all.</param>
    public ResourceWatch(ClusterConnection connection, string path, string labelSelector, TimeProvider clock, Func<JsonValue, byte[]>? keep = null)
    {
        _keep = keep ?? (static value => value.Raw.ToArray());
        _connection = connection;
        _path = path;
        _selector = labelSelector.Length == 0 ? "" : $"&labelSelector={Uri.EscapeDataString(labelSelector)}";
        _clock = clock;
        _heard = clock.GetTimestamp();
    }

    /// <summary>Path of the collection.</summary>
    public string Path => _path;

    /// <summary>Whether it was listed once.</summary>
    public bool IsSynced => _isSynced;

    /// <summary>Whether the API server says that there is no such collection.</summary>
    public bool IsMissing => _isMissing;

    /// <summary>Whether the API server says that this user may not list it.</summary>
    public bool IsForbidden => _isForbidden;

    /// <summary>Why it is not kept up at the moment; null while the server has a watch open, as far as one can tell from here: see <see cref="MaxSilence"/>.</summary>
    public string? Failure => _failure;

    /// <summary>Since the server was heard of last, a bookmark counted: so old what is here may be at most.</summary>
    public TimeSpan Silence => _clock.GetElapsedTime(Interlocked.Read(ref _heard));

    /// <summary>Whether it was silent for longer than <see cref="MaxSilence"/>.</summary>
    public bool IsStale => Silence > MaxSilence;

    /// <summary>Goes up with each change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The objects now.</summary>
    public IReadOnlyDictionary<ObjectKey, WatchedObject> Objects => _objects;

    /// <summary>Keeps it up until it is cancelled; nothing else ends it.</summary>
    public Task RunAsync(CancellationToken cancellation) => RunAsync(endsWhenMissing: false, cancellation);

    /// <summary>Keeps it up until it is cancelled, or the API server says that there is no such collection.</summary>
    internal Task RunWhileThereAsync(CancellationToken cancellation) => RunAsync(endsWhenMissing: true, cancellation);

    private async Task RunAsync(bool endsWhenMissing, CancellationToken cancellation)
    {
        var pause = FirstPause;
        while (!cancellation.IsCancellationRequested)
        {
            var before = Version;
            string? failure;
            try
            {
                failure = _resumeFrom is null ? await ListAsync(cancellation) : null;
                // That the list is answered is no reason to hurry where the watch is refused: the next try lists everything again.
                before = Version;
                failure ??= await WatchAsync(cancellation);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                failure = $"nothing was heard of the API server for {MaxSilence.TotalSeconds} s";
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                failure = $"the API server can't be reached: {e.Message}";
            }
            catch (OperationCanceledException)
            {
                return;
            }

            _failure = failure ?? "the watch ended, and is taken up again";
            if (endsWhenMissing && _isMissing)
            {
                return;
            }

            pause = failure is null || Version != before ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            await PauseAsync(pause, cancellation);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(pause, _clock, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The loop sees it.
        }
    }

    /// <summary>Null on success.</summary>
    private async Task<string?> ListAsync(CancellationToken cancellation)
    {
        var found = ImmutableDictionary.CreateBuilder<ObjectKey, WatchedObject>();
        string? next = "";
        JsonValue meta = default;
        while (next is not null)
        {
            var answer = await ReadPageAsync(next, cancellation);
            _isMissing = answer.IsNotFound;
            _isForbidden = answer.Status == ForbiddenStatus;
            if (!answer.IsSuccess || answer.Read() is not { } page)
            {
                return answer.Complaint();
            }

            foreach (var item in page.Root.Property("items"u8).Elements)
            {
                var watched = new WatchedObject(_keep(item), _clock.GetTimestamp());
                found[KeyOf(watched)] = _objects.TryGetValue(KeyOf(watched), out var before) && before.IsSameVersion(watched) ? before : watched;
            }

            meta = page.Root.Property("metadata"u8);
            next = meta.Property("continue"u8).Text is { Length: > 0 } more ? more : null;
        }

        if (meta.Property("resourceVersion"u8).Text is not { } version)
        {
            return "the API server's list does not say of which resourceVersion it is";
        }

        Swap(found.ToImmutable());
        _resumeFrom = version;
        _isSynced = true;
        return null;
    }

    // What is too long for one answer comes in more of them, from then on.
    private async Task<ClusterAnswer> ReadPageAsync(string next, CancellationToken cancellation)
    {
        var from = next.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(next)}";
        while (true)
        {
            var answer = await _connection.GetAsync($"{_path}?limit={_pageSize}{_selector}{from}", cancellation);
            if (!answer.IsTooLong || _pageSize == 1)
            {
                return answer;
            }

            _pageSize /= 2;
        }
    }

    /// <summary>Null when the server ended it in good order.</summary>
    private async Task<string?> WatchAsync(CancellationToken cancellation)
    {
        using var silence = new CancellationTokenSource(MaxSilence, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellation);
        using var response = await _connection.OpenAsync(
            $"{_path}?watch=true&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(_resumeFrom!)}{_selector}", linked.Token);
        if (!response.IsSuccessStatusCode)
        {
            var status = (int)response.StatusCode;
            // Whatever it is, a list is the way to begin again; a collection that is gone says so there.
            _resumeFrom = null;
            return status == GoneStatus ? null : $"the API server answers a watch with status {status}";
        }

        Hear();
        _failure = null;
        await using var stream = await response.Content.ReadAsStreamAsync(linked.Token);
        var lines = new LineReader(stream);
        while (await lines.ReadAsync(linked.Token) is { } line)
        {
            silence.CancelAfter(MaxSilence);
            if (!Take(line))
            {
                _resumeFrom = null;
                return null;
            }
        }

        return null;
    }

    /// <summary>False when the server has forgotten the place, or says what nobody understands.</summary>
    private bool Take(ReadOnlyMemory<byte> line)
    {
        var text = new JsonText();
        if (!text.TryParse(line, JsonLimits.Document, out _))
        {
            return false;
        }

        var (type, value) = (text.Root.Property("type"u8), text.Root.Property("object"u8));
        if (type.Is("ERROR"u8) || value.Property("metadata"u8).Property("resourceVersion"u8).Text is not { } version)
        {
            return false;
        }

        if (!type.Is("BOOKMARK"u8))
        {
            var watched = new WatchedObject(_keep(value), _clock.GetTimestamp());
            Swap(type.Is("DELETED"u8) ? _objects.Remove(KeyOf(watched)) : _objects.SetItem(KeyOf(watched), watched));
        }

        Hear();
        _resumeFrom = version;
        return true;
    }

    private void Swap(ImmutableDictionary<ObjectKey, WatchedObject> objects)
    {
        _objects = objects;
        Interlocked.Increment(ref _version);
        Hear();
    }

    private void Hear() => Interlocked.Exchange(ref _heard, _clock.GetTimestamp());

    private static ObjectKey KeyOf(WatchedObject watched) => new(watched.Meta.Namespace.Text ?? "", watched.Meta.Name.Text ?? "");
}
