namespace Caveat.Sandbox.Processes;

/// <summary>Numbers as on Linux.</summary>
internal enum Signal
{
    None = 0,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
