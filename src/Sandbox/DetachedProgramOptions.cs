namespace Caveat.Sandbox;

/// <summary>What a <see cref="DetachedProgram"/> is started with.</summary>
public sealed record DetachedProgramOptions
{
    /// <summary>Short: part of file names, and of messages.</summary>
    public required string Name { get; init; }

    /// <summary>Where its record and its log are kept; that of the control plane.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Its path.</summary>
    public required string Executable { get; init; }

    /// <summary>Gives the arguments for the port that it gets.</summary>
    public required Func<int, IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>How long it may take to end by itself before it is killed.</summary>
    public TimeSpan StopBound { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Standard output and error of all starts.</summary>
    public string LogFile => Path.Combine(StateDirectory, "logs", Name + ".log");

    internal string RecordFile => Path.Combine(StateDirectory, Name + ".json");

    /// <summary>With the time of the executable: a program that was built again is another one.</summary>
    internal string CommandLine(int port) =>
        string.Join('\n', [Executable, File.GetLastWriteTimeUtc(Executable).Ticks.ToString(), .. Arguments(port)]);
}
