using Caveat.Json;

namespace Caveat.Cluster.Registration;

/// <summary>One webhook configuration on the API server, kept as it should be. Not for several threads at once.</summary>
/// <param name="connection">Stays the caller's.</param>
/// <param name="path">Of the configuration.</param>
/// <param name="mayWrite">Asked before each write.</param>
internal sealed class RegisteredConfiguration(ClusterConnection connection, string path, Func<bool> mayWrite)
{
    private const string MayNotWrite = "another replica has to write it now";

    private ReadOnlyMemory<byte> _applied;
    private string? _appliedVersion;

    /// <summary>Reads, compares, and writes only where something is missing, or stands there that narrows what the API server asks.</summary>
    /// <returns>Null when it is as it should be; else why not.</returns>
    public async Task<string?> KeepAsync(ReadOnlyMemory<byte> wanted, CancellationToken cancellation)
    {
        var live = await connection.GetAsync(path, cancellation);
        if (live is { IsSuccess: false, IsNotFound: false })
        {
            return live.Complaint();
        }

        if (live.IsSuccess && live.Read() is { } text && IsAsWanted(wanted, text.Root))
        {
            return null;
        }

        return mayWrite() ? await ApplyAsync(wanted, live, cancellation) : MayNotWrite;
    }

    private async Task<string?> ApplyAsync(ReadOnlyMemory<byte> wanted, ClusterAnswer live, CancellationToken cancellation)
    {
        // Forced: a field of ours that someone else set is ours again.
        var applied = await connection.ApplyAsync($"{path}?fieldManager={WebhookRegistration.Name}&force=true", wanted, cancellation);
        if (applied.IsSuccess)
        {
            return IsTaken(wanted, applied) ? null : await ReplaceAsync(wanted, applied, cancellation);
        }

        // Ours and what another wrote beside it may be no configuration together, such as a url and a service.
        return applied.IsInvalid && live.IsSuccess ? await ReplaceAsync(wanted, live, cancellation) : applied.Complaint();
    }

    // What somebody else wrote into our entries belongs to him, and an apply leaves it there.
    private async Task<string?> ReplaceAsync(ReadOnlyMemory<byte> wanted, ClusterAnswer live, CancellationToken cancellation)
    {
        if (live.Read() is not { } text)
        {
            return live.Complaint();
        }

        if (!mayWrite())
        {
            return MayNotWrite;
        }

        var replaced = await connection.MergeAsync($"{path}?fieldManager={WebhookRegistration.Name}", EntryReplacement.Write(wanted, text.Root), cancellation);
        return !replaced.IsSuccess ? replaced.Complaint()
            : IsTaken(wanted, replaced) ? null
            : $"the API server does not store {path} as it was written: find out what changes it on the way, and take its right to";
    }

    private bool IsTaken(ReadOnlyMemory<byte> wanted, ClusterAnswer answer)
    {
        if (answer.Read() is not { } text || !RegistrationContent.IsIn(wanted, text.Root, mayLackConditions: true))
        {
            return false;
        }

        (_applied, _appliedVersion) = (wanted, VersionOf(text.Root));
        return true;
    }

    // What was taken and is untouched since is as wanted, even where the server left matchConditions out because it does not have them switched on.
    private bool IsAsWanted(ReadOnlyMemory<byte> wanted, JsonValue live) =>
        (_appliedVersion is not null && _appliedVersion == VersionOf(live) && wanted.Span.SequenceEqual(_applied.Span))
        || RegistrationContent.IsIn(wanted, live, mayLackConditions: false);

    private static string? VersionOf(JsonValue configuration) => configuration.Property("metadata"u8).Property("resourceVersion"u8).Text;
}
