using Caveat.Json;

namespace Caveat.Cluster.Registration;

/// <summary>One webhook configuration on the API server, kept as it should be. Not for several threads at once.</summary>
internal sealed class RegisteredConfiguration(ClusterConnection connection, string path)
{
    private ReadOnlyMemory<byte> _applied;
    private string? _appliedVersion;

    /// <summary>Reads, compares, and writes only where something is missing.</summary>
    /// <returns>Null when it is as it should be; else why not.</returns>
    public async Task<string?> KeepAsync(ReadOnlyMemory<byte> wanted, CancellationToken cancellation)
    {
        var answer = await connection.GetAsync(path, cancellation);
        if (answer is { IsSuccess: false, IsNotFound: false })
        {
            return answer.Complaint();
        }

        if (answer.IsSuccess && answer.Read() is { } live && IsAsWanted(wanted, live.Root))
        {
            return null;
        }

        // Forced: a field of ours that someone else set is ours again.
        answer = await connection.ApplyAsync($"{path}?fieldManager={WebhookRegistration.Name}&force=true", wanted, cancellation);
        if (!answer.IsSuccess)
        {
            return answer.Complaint();
        }

        (_applied, _appliedVersion) = (wanted, VersionOf(answer.Read()?.Root ?? default));
        return null;
    }

    // What was applied and is untouched since is as wanted, even where the server left a field out that it does not have switched on.
    private bool IsAsWanted(ReadOnlyMemory<byte> wanted, JsonValue live) =>
        (_appliedVersion is not null && _appliedVersion == VersionOf(live) && wanted.Span.SequenceEqual(_applied.Span))
        || RegistrationContent.IsIn(wanted, live);

    private static string? VersionOf(JsonValue configuration) => configuration.Property("metadata"u8).Property("resourceVersion"u8).Text;
}
