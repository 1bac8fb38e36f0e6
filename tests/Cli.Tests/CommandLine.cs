using System.Text;

namespace Caveat.Cli.Tests;

/// <summary>Runs the command in a directory of its own, at a fixed time, and keeps what it prints.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("caveat-cli-");

    public void Dispose() => _directory.Delete(recursive: true);

    public CommandLine With(string file, string text)
    {
        var path = Path.Combine(_directory.FullName, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public CommandLine WithBytes(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    public string PathOf(string file) => Path.Combine(_directory.FullName, file);

    public string Read(string file) => File.ReadAllText(Path.Combine(_directory.FullName, file));

    /// <summary>Exit code and everything printed, with the directory's name taken out.</summary>
    public Task<string> RunAsync(string arguments, string input = "") => RunAsync(arguments.Split(' '), input);

    public Task<string> RunAsync(IReadOnlyList<string> arguments, string input = "") => RunUntilAsync(arguments, input, CancellationToken.None);

    /// <summary>The same, interrupted when the token says so.</summary>
    public async Task<string> RunUntilAsync(IReadOnlyList<string> arguments, string input, CancellationToken interrupt)
    {
        using var output = new StringWriter();
        using var bytes = new MemoryStream();
        using var error = new StringWriter();
        var surroundings = new Surroundings
        {
            Input = new StringReader(input),
            InputBytes = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            OutputBytes = () => bytes,
            Output = output,
            Error = error,
            Directory = _directory.FullName,
            Clock = FixedClock.Instance,
            IsTerminal = false,
            Width = 400,
        };
        var exit = await Program.RunAsync(arguments, surroundings, interrupt);
        output.Write(Encoding.UTF8.GetString(bytes.ToArray()));
        return $"exit {exit}\n--- output\n{TrimLines(output)}--- error\n{TrimLines(error)}";
    }

    private string TrimLines(StringWriter written)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _directory.FullName);
        var lines = written.ToString().Replace(relative + "/", "", StringComparison.Ordinal).Replace(_directory.FullName + "/", "", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }
}
