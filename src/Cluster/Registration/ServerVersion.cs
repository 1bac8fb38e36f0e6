using Caveat.Json;

namespace Caveat.Cluster.Registration;

/// <summary>The version of an API server, as it says itself; 0.0 when it doesn't say.</summary>
internal readonly record struct ServerVersion(int Major, int Minor)
{
    // KEP-3716: matchConditions came as an alpha field in 1.27. A server that knows the field and has it switched off leaves it out of what it stores, which is no change then.
    private const int ConditionsMinor = 27;

    /// <summary>Whether webhooks may have <c>matchConditions</c>; an older server refuses a configuration that has them.</summary>
    public bool HasMatchConditions => Major > 1 || (Major == 1 && Minor >= ConditionsMinor);

    /// <returns>A failure, a clause for people, where the server may say it in a moment: until then it is no older server.</returns>
    public static async Task<(ServerVersion Version, string? Failure)> AskAsync(ClusterConnection connection, CancellationToken cancellation)
    {
        var answer = await connection.GetAsync("/version", cancellation);
        return answer.IsPassing ? (default, answer.Complaint()) : (answer.IsSuccess && answer.Read() is { } text ? Read(text.Root) : default, null);
    }

    public static ServerVersion Read(JsonValue version) => new(Number(version.Property("major"u8).Text), Number(version.Property("minor"u8).Text));

    // Vendors write 27+.
    private static int Number(string? text) => int.TryParse(text?.TrimEnd('+'), out var number) ? number : 0;
}
