using System.Runtime.CompilerServices;

namespace Caveat.Webhook.Tests;

/// <summary>The servers under test write their logs to the console, where they would bury what failed.</summary>
internal static class QuietLogs
{
    [ModuleInitializer]
    internal static void TurnOff() => Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "None");
}
