using System.Diagnostics;

namespace Caveat.Sandbox.Clients;

/// <summary>
/// Runs kubectl as one user. What it prints depends on nothing of the machine's: its caches, preferences and language
/// are its own.
/// </summary>
public sealed class Kubectl
{
    private readonly string _executable;
    private readonly string _cacheDirectory;

    /// <param name="executable">Its path.</param>
    /// <param name="kubeconfig">Which server, and as whom.</param>
    /// <param name="cacheDirectory">For what kubectl learns of the server; not the user's, where it would pile up for servers long gone.</param>
    public Kubectl(string executable, string kubeconfig, string cacheDirectory)
    {
        _executable = executable;
        _cacheDirectory = cacheDirectory;
        KubeconfigPath = kubeconfig;
    }

    /// <summary>What <c>kubectl edit</c> opens the object with; null for what the machine has.</summary>
    public string? Editor { get; private init; }

    /// <summary>The same, with another editor.</summary>
    public Kubectl WithEditor(string command) => new(_executable, KubeconfigPath, _cacheDirectory) { Editor = command };

    /// <summary>The kubeconfig that it runs with.</summary>
    public string KubeconfigPath { get; }

    /// <summary>Runs kubectl with nothing on standard input.</summary>
    public Task<KubectlResult> RunAsync(params IReadOnlyList<string> arguments) => RunAsync(arguments, input: "", CancellationToken.None);

    /// <summary>Runs kubectl.</summary>
    /// <param name="arguments">Without the program's name; <c>-f -</c> reads <paramref name="input"/>.</param>
    /// <param name="input">For standard input.</param>
    /// <param name="cancellation">Kills kubectl.</param>
    public async Task<KubectlResult> RunAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        await using var ending = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await WriteInputAsync(process, input, cancellation);
        await process.WaitForExitAsync(cancellation);
        return new KubectlResult(process.ExitCode, await output, await error);
    }

    private static async Task WriteInputAsync(Process process, string input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code and its words say why.
        }
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_executable, ["--kubeconfig", KubeconfigPath, "--cache-dir", _cacheDirectory, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment["KUBERC"] = "off";
        if (Editor is not null)
        {
            // kubectl leaves what it could not save in the directory for temporary files.
            Directory.CreateDirectory(_cacheDirectory);
            start.Environment["KUBE_EDITOR"] = Editor;
            start.Environment["TMPDIR"] = _cacheDirectory;
        }

        return start;
    }
}
