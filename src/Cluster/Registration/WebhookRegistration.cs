using Caveat.Policies;

namespace Caveat.Cluster.Registration;

/// <summary>The two webhook configurations by which an API server comes to ask the webhook.</summary>
public sealed class WebhookRegistration
{
    /// <summary>Name of both configurations, and of the owner of their fields.</summary>
    public const string Name = "caveat";

    private const string Mutating = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/" + Name;
    private const string Validating = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + Name;

    private readonly ClusterConnection _connection;
    private readonly RegistrationWriter _writer;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="options">Where and how.</param>
    public WebhookRegistration(ClusterConnection connection, RegistrationOptions options)
    {
        _connection = connection;
        _writer = new RegistrationWriter(options);
    }

    /// <summary>Registers for what the policies match, by server-side apply of both configurations.</summary>
    /// <returns>Null on success; else why not, as a clause for people.</returns>
    public async Task<string?> ApplyAsync(PolicySet policies, CancellationToken cancellation)
    {
        try
        {
            return await ApplyAsync(Validating, ReviewPhase.Validate, policies, cancellation)
                ?? await ApplyAsync(Mutating, ReviewPhase.Mutate, policies, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"the API server {_connection.Server} can't be reached: {e.Message}";
        }
    }

    /// <summary>Takes both configurations away.</summary>
    /// <returns>Null on success, also when there were none; else why not.</returns>
    public static async Task<string?> RemoveAsync(ClusterConnection connection, CancellationToken cancellation)
    {
        foreach (var path in (string[])[Mutating, Validating])
        {
            var answer = await connection.DeleteAsync(path, cancellation);
            if (answer is { IsSuccess: false, IsNotFound: false })
            {
                return answer.Complaint();
            }
        }

        return null;
    }

    private async Task<string?> ApplyAsync(string path, ReviewPhase phase, PolicySet policies, CancellationToken cancellation)
    {
        var body = _writer.Write(phase, policies.RulesFor(phase));
        // Forced: a field of ours that someone else set is ours again.
        var answer = await _connection.ApplyAsync($"{path}?fieldManager={Name}&force=true", body, cancellation);
        return answer.IsSuccess ? null : answer.Complaint();
    }
}
