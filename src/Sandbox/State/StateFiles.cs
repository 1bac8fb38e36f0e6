namespace Caveat.Sandbox.State;

/// <summary>Where things lie in a state directory.</summary>
internal sealed class StateFiles
{
    private const UnixFileMode OwnerOnlyDirectory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public StateFiles(string root) => Root = Path.GetFullPath(root);

    public string Root { get; }

    public string Lock => Path.Combine(Root, "lock");

    public string Record => Path.Combine(Root, "control-plane.json");

    public string EtcdData => Path.Combine(Root, "etcd");

    public string EtcdLog => Path.Combine(Root, "logs", "etcd.log");

    public string ApiServerLog => Path.Combine(Root, "logs", "kube-apiserver.log");

    public string AuditLog => Path.Combine(Root, "logs", "audit.log");

    public string KubectlCache => Path.Combine(Root, "kubectl-cache");

    public string Pki(string name) => Path.Combine(Root, "pki", name);

    public string Kubeconfig(string name) => Path.Combine(Root, "kubeconfig", name + ".kubeconfig");

    /// <summary>Private keys lie here, so nobody else may enter.</summary>
    public void CreateDirectories()
    {
        foreach (var directory in (string[])["", "pki", "kubeconfig", "logs", "etcd"])
        {
            CreateDirectory(Path.Combine(Root, directory));
        }
    }

    /// <summary>Replaces a file whole, readable by its owner only.</summary>
    public static void Write(string path, string text)
    {
        var next = path + ".next";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        using (var writer = new StreamWriter(next, options))
        {
            writer.Write(text);
        }

        File.Move(next, path, overwrite: true);
    }

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyDirectory);
        }
    }
}
