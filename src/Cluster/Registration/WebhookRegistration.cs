using Caveat.Cluster.Election;
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
    private readonly RegistrationOptions _options;
    private readonly RegisteredConfiguration _mutating;
    private readonly RegisteredConfiguration _validating;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="mayWrite">Asked before each write, as others may have to write now; null where nobody else does.</param>
    public WebhookRegistration(ClusterConnection connection, RegistrationOptions options, Func<bool>? mayWrite = null)
    {
        _connection = connection.Within(ElectionTerms.AnswerTimeout);
        _options = options;
        mayWrite ??= static () => true;
        _mutating = new RegisteredConfiguration(_connection, Mutating, mayWrite);
        _validating = new RegisteredConfiguration(_connection, Validating, mayWrite);
    }

    /// <summary>Whether <see cref="ApplyAsync"/> has to be told whom to trust.</summary>
    public bool NeedsAuthority => _options.AuthorityInjectedFrom is null;

    /// <summary>The API server's address, for messages.</summary>
    public string Server => _connection.Server;

    /// <summary>
    /// Registers for what the policies match, by server-side apply of both configurations. What is registered so already is only read: to be called again and again, so
    /// that what somebody else took away comes back.
    /// </summary>
    /// <param name="policies">What is to be asked about.</param>
    /// <param name="authorityPem">The certificates that sign the webhook's; null where <see cref="RegistrationOptions.AuthorityInjectedFrom"/> says who knows them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null on success; else why not, as a clause for people.</returns>
    public async Task<string?> ApplyAsync(PolicySet policies, string? authorityPem, CancellationToken cancellation)
    {
        var writer = new RegistrationWriter(_options, authorityPem);
        try
        {
            var (version, failure) = await ServerVersion.AskAsync(_connection, cancellation);
            return failure
                ?? await _validating.KeepAsync(writer.Write(ReviewPhase.Validate, policies, version.HasMatchConditions), cancellation)
                ?? await _mutating.KeepAsync(writer.Write(ReviewPhase.Mutate, policies, version.HasMatchConditions), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return $"the API server {_connection.Server} can't be reached: {e.Message}";
        }
    }
}
