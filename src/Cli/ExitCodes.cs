namespace Caveat.Cli;

/// <summary>What the command ends with; scripts rely on it.</summary>
internal static class ExitCodes
{
    /// <summary>Nothing was denied.</summary>
    public const int Passed = 0;

    /// <summary>Something was denied, or a test failed.</summary>
    public const int Denied = 1;

    /// <summary>Bad usage, unreadable input, a policy that does not load.</summary>
    public const int CouldNotRun = 2;
}
