using System.Collections.Concurrent;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Kube;

namespace Caveat.Cluster.Authorization;

/// <summary>Answers what somebody may do by asking the API server (SubjectAccessReview), with a short memory. Safe for several threads.</summary>
public sealed class AccessReviews
{
    /// <summary>For all questions of one round together; as for look-ups, the API server waits ten seconds for the webhook.</summary>
    public static readonly TimeSpan RoundTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer is given again: so long may somebody still override a policy whose right to it was taken away.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    /// <summary>Answers that are remembered; beyond it all are forgotten.</summary>
    public const int MaxRemembered = 1_000;

    /// <summary>
    /// Characters of a user and a question together whose answer is remembered. A user of some hundred groups has as many; whoever asks in the API server's place may send one of megabytes, and another each time.
    /// </summary>
    public const int MaxRememberedLength = 16 * 1024;

    private const string Path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;
    private readonly Lock _changing = new();
    private readonly ConcurrentDictionary<(string User, AuthorizationRequest Request), (AuthorizationDecision Decision, long Asked)> _remembered = new();

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="clock">Measures ages and bounds.</param>
    public AccessReviews(ClusterConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
    }

    /// <summary>Answers that are held.</summary>
    internal int Remembered => _remembered.Count;

    /// <summary>Null when it has to be asked.</summary>
    internal AuthorizationDecision? Find(string user, AuthorizationRequest request) =>
        _remembered.TryGetValue((user, request), out var entry) && !IsAged(entry.Asked) ? entry.Decision : null;

    /// <summary>Asks; never fails and never takes longer than <see cref="RoundTimeout"/>. What could not be found out is not remembered.</summary>
    internal async Task<AuthorizationDecision> AskAsync(AdmissionRequest review, string user, AuthorizationRequest request, CancellationToken cancellation)
    {
        var asked = _clock.GetTimestamp();
        var decision = await PostAsync(AccessReviewJson.Write(review, request), cancellation);
        if (decision.Failure is null && LengthOf(user, request) <= MaxRememberedLength)
        {
            lock (_changing)
            {
                MakeRoom();
                _remembered[(user, request)] = (decision, asked);
            }
        }

        return decision;
    }

    private void MakeRoom()
    {
        foreach (var (key, entry) in _remembered)
        {
            if (IsAged(entry.Asked))
            {
                _remembered.TryRemove(key, out _);
            }
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }
    }

    private bool IsAged(long asked) => _clock.GetElapsedTime(asked) >= MaxAge;

    private static int LengthOf(string user, AuthorizationRequest request) =>
        user.Length + request.Namespace.Length + request.Name.Length + request.FieldSelector.Length + request.LabelSelector.Length + (request.Path?.Length ?? 0);

    private async Task<AuthorizationDecision> PostAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(RoundTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var answer = await _connection.CreateAsync(Path, body, linked.Token);
            return answer.IsSuccess && answer.Read() is { } text ? AccessReviewJson.Read(text.Root) : AuthorizationDecision.Unknown(answer.Complaint());
        }
        catch (OperationCanceledException)
        {
            return AuthorizationDecision.Unknown($"the API server did not say within {RoundTimeout.TotalSeconds} s what the user may do");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return AuthorizationDecision.Unknown($"the API server can't be reached: {e.Message}");
        }
    }
}
