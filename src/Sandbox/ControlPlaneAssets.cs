namespace Caveat.Sandbox;

/// <summary>The programs of a control plane: one directory that holds <c>kube-apiserver</c>, <c>etcd</c> and <c>kubectl</c>.</summary>
public sealed class ControlPlaneAssets
{
    /// <summary>The environment variable that names such a directory, as other tools of Kubernetes' developers read it.</summary>
    public const string EnvironmentVariable = "KUBEBUILDER_ASSETS";

    private ControlPlaneAssets(string directory) => Directory = directory;

    /// <summary>An absolute path.</summary>
    public string Directory { get; }

    /// <summary>The path of kube-apiserver.</summary>
    public string ApiServer => Path.Combine(Directory, "kube-apiserver");

    /// <summary>The path of etcd.</summary>
    public string Etcd => Path.Combine(Directory, "etcd");

    /// <summary>The path of kubectl.</summary>
    public string Kubectl => Path.Combine(Directory, "kubectl");

    /// <summary>Takes the programs from a directory, or tells which one is missing.</summary>
    public static Outcome<ControlPlaneAssets> From(string directory)
    {
        var assets = new ControlPlaneAssets(Path.GetFullPath(directory));
        if (!System.IO.Directory.Exists(assets.Directory))
        {
            return Outcome.Failed<ControlPlaneAssets>($"{assets.Directory}: no such directory; it should hold kube-apiserver, etcd and kubectl");
        }

        foreach (var program in (string[])[assets.ApiServer, assets.Etcd, assets.Kubectl])
        {
            if (Refuse(program) is { } reason)
            {
                return Outcome.Failed<ControlPlaneAssets>($"{program}: {reason}; the directory should hold kube-apiserver, etcd and kubectl");
            }
        }

        return Outcome.Of(assets);
    }

    /// <summary>
    /// Finds the programs, or makes them available, which can take minutes: the directory if one is given, else
    /// what <c>eng/control-plane.sh</c> says (it looks at <see cref="EnvironmentVariable"/> first), else that variable.
    /// </summary>
    /// <param name="directory">Null when the user named none.</param>
    /// <param name="startDirectory">The script is looked for here and in the directories above, beside Policy.sln.</param>
    /// <param name="progress">Gets the script's lines as they come.</param>
    /// <param name="cancellation">Ends the script.</param>
    public static async Task<Outcome<ControlPlaneAssets>> LocateAsync(
        string? directory, string startDirectory, TextWriter progress, CancellationToken cancellation)
    {
        if (directory is not null)
        {
            return From(directory);
        }

        if (AssetsScript.Find(startDirectory) is { } script)
        {
            var printed = await script.RunAsync(progress, cancellation);
            return printed.Succeeded ? From(printed.Value) : Outcome.Failed<ControlPlaneAssets>(printed.Failure);
        }

        return Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } named
            ? From(named)
            : Outcome.Failed<ControlPlaneAssets>(
                $"no kube-apiserver to start: set {EnvironmentVariable} to a directory that holds kube-apiserver, etcd and kubectl "
                + $"(setup-envtest installs one), or run this in a clone of Caveat, whose {AssetsScript.RelativePath} builds them");
    }

    private static string? Refuse(string program)
    {
        if (!File.Exists(program))
        {
            return "no such file";
        }

        const UnixFileMode anyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(program) & anyExecute) != UnixFileMode.None ? null : "not executable";
    }
}
