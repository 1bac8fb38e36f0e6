namespace Caveat.Cli;

/// <summary>What a command has of the process that it runs in; a test gives its own.</summary>
internal sealed class Surroundings
{
    public TextReader Input { get; init; } = Console.In;

    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Opens standard input as bytes; not to be mixed with <see cref="Input"/>.</summary>
    public Func<Stream> InputBytes { get; init; } = Console.OpenStandardInput;

    /// <summary>Opens standard output as bytes; not to be mixed with <see cref="Output"/>.</summary>
    public Func<Stream> OutputBytes { get; init; } = Console.OpenStandardOutput;

    public TextWriter Error { get; init; } = Console.Error;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Relative paths start here.</summary>
    public string Directory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The variable <c>KUBECONFIG</c>; null when it is not set.</summary>
    public string? Kubeconfig { get; init; } = Environment.GetEnvironmentVariable("KUBECONFIG");

    /// <summary>Whether colours and moving lines are of use: a terminal, and no <c>NO_COLOR</c>.</summary>
    public bool IsTerminal { get; init; } = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>The same of standard error, where progress is shown.</summary>
    public bool IsErrorTerminal { get; init; } = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Columns of a table: the terminal's, or wide enough that nothing wraps in a file.</summary>
    public int Width { get; init; } = Console.IsOutputRedirected ? 400 : Math.Max(40, Console.WindowWidth);
}
