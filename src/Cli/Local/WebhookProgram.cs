namespace Caveat.Cli.Local;

/// <summary>Where the webhook's executable is.</summary>
internal static class WebhookProgram
{
    /// <summary>Names the executable, for packagers and tests.</summary>
    public const string EnvironmentVariable = "CAVEAT_WEBHOOK";

    private const string FileName = "caveat-webhook";

    /// <summary>Null when it is in none of the places: named by the environment, beside this program, or built in the same clone.</summary>
    public static string? Find()
    {
        var here = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string?[] places =
        [
            Environment.GetEnvironmentVariable(EnvironmentVariable),
            Path.Combine(here, FileName),
            // artifacts/bin/Cli/release -> artifacts/bin/Webhook/release
            Path.Combine(here, "..", "..", "Webhook", Path.GetFileName(here), FileName),
            // artifacts/publish/Cli/release_linux-x64 -> artifacts/bin/Webhook/release
            Path.Combine(here, "..", "..", "..", "bin", "Webhook", "release", FileName),
        ];
        return Array.Find(places, static place => !string.IsNullOrEmpty(place) && File.Exists(place)) is { } found ? Path.GetFullPath(found) : null;
    }
}
