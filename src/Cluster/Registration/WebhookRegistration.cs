using Caveat.Policies;

namespace Caveat.Cluster.Registration;

/// <summary>The two webhook configurations by which an API server comes to ask the webhook.</summary>
public sealed class WebhookRegistration
{
    /// <summary>Name of both configurations, and of the owner of their fields.</summary>
    public const string Name = "caveat";

    internal const string Mutating = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations/" + Name;
    internal const string Validating = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/" + Name;

    private readonly ClusterConnection _connection;
    private readonly RegistrationWriter _writer;
    private readonly RegisteredConfiguration _mutating;
    private readonly RegisteredConfiguration _validating;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="options">Where and how.</param>
    public WebhookRegistration(ClusterConnection connection, RegistrationOptions options)
    {
        _connection = connection;
        _writer = new RegistrationWriter(options);
        _mutating = new RegisteredConfiguration(connection, Mutating);
        _validating = new RegisteredConfiguration(connection, Validating);
    }

    /// <summary>The API server's address, for messages.</summary>
    public string Server => _connection.Server;

    /// <summary>
    /// Registers for what the policies match, by server-side apply of both configurations. What is registered so already is only read: to be called again and again, so
    /// that what somebody else took away comes back.
    /// </summary>
    /// <returns>Null on success; else why not, as a clause for people.</returns>
    public async Task<string?> ApplyAsync(PolicySet policies, CancellationToken cancellation)
    {
        try
        {
            var version = await ServerVersion.AskAsync(_connection, cancellation);
            return await _validating.KeepAsync(_writer.Write(ReviewPhase.Validate, policies, version.HasMatchConditions), cancellation)
                ?? await _mutating.KeepAsync(_writer.Write(ReviewPhase.Mutate, policies, version.HasMatchConditions), cancellation);
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
}
