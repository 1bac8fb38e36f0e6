namespace Caveat.Sandbox.Processes;

/// <summary>How to start one server.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Executable">Its path.</param>
/// <param name="Arguments">Without the program's own name.</param>
/// <param name="LogFile">Standard output and error are added to its end.</param>
internal sealed record ServerCommand(string Name, string Executable, IReadOnlyList<string> Arguments, string LogFile);
