namespace Caveat.Deploy.Tests.Running;

/// <summary>What a run of a program came to.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record RunResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output of a run that has to succeed.</summary>
    public string OrFail()
    {
        Assert.True(ExitCode == 0, $"exit {ExitCode}: {Error}\n{Output}");
        return Output;
    }
}
