namespace Caveat.Cli.Local;

/// <summary>One step of a start: null, or why it failed.</summary>
/// <param name="Title">What is being done, for the line of progress.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record StartStep(string Title, Func<CancellationToken, Task<string?>> RunAsync);
