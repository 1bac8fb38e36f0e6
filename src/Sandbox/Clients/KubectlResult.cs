namespace Caveat.Sandbox.Clients;

/// <summary>What a run of kubectl came to.</summary>
/// <param name="ExitCode">0 when it did what it was asked.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Error">All of standard error; warnings of admission webhooks are here.</param>
public sealed record KubectlResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether kubectl ended with 0.</summary>
    public bool Succeeded => ExitCode == 0;
}
