using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace Caveat.Cluster;

/// <summary>Kubeconfig files read as one, as kubectl does it: of two entries with a name the first serves, and relative paths start at the file that they stand in.</summary>
internal static class Kubeconfig
{
    /// <summary>The files that are meant when none is named: those of <c>KUBECONFIG</c> that exist, or <c>~/.kube/config</c>.</summary>
    /// <param name="variable">The variable's value; null or empty when it is not set.</param>
    /// <param name="home">The home directory.</param>
    public static IReadOnlyList<string> FilesOf(string? variable, string home)
    {
        List<string> files = [];
        foreach (var file in (variable ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            files.Add(file);
        }

        return files.Count > 0 ? files : [Path.Combine(home, ".kube", "config")];
    }

    /// <summary>What a context says, with every way of its user to log in, and whom he impersonates.</summary>
    /// <param name="files">Read as one.</param>
    /// <param name="context">Null for the current one.</param>
    /// <exception cref="KubeConfigException">A file is none, or none of them is there; or there is no such context.</exception>
    public static ClusterLogin Configure(IReadOnlyList<string> files, string? context)
    {
        Dictionary<string, Impersonation> impersonated = new(StringComparer.Ordinal);
        var read = Read(files, impersonated);
        var name = ContextOf(read, context);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(read, name);
        // The client reads the first of several only, and there are several while an authority is replaced.
        if (AuthoritiesOf(read, name) is { Count: > 1 } authorities)
        {
            configuration.SslCaCerts = authorities;
        }

        var user = read.Contexts.First(known => known.Name == name).ContextDetails?.User;
        return new ClusterLogin(configuration, user is null ? null : impersonated.GetValueOrDefault(user));
    }

    private static K8SConfiguration Read(IReadOnlyList<string> files, Dictionary<string, Impersonation> impersonated)
    {
        K8SConfiguration? all = null;
        foreach (var file in files)
        {
            // One of several may be missing.
            if (files.Count == 1 || File.Exists(file))
            {
                Add(all ??= new K8SConfiguration(), Path.GetFullPath(file), impersonated);
            }
        }

        return all ?? throw new KubeConfigException("none of these files exists");
    }

    // The context of that name, or the current one.
    private static string ContextOf(K8SConfiguration configuration, string? wanted)
    {
        var name = wanted ?? configuration.CurrentContext;
        if (string.IsNullOrEmpty(name))
        {
            throw new KubeConfigException($"no current context; name one with --context{Known(configuration)}");
        }

        return configuration.Contexts.Any(context => context.Name == name)
            ? name
            : throw new KubeConfigException($"no context '{name}'{Known(configuration)}");
    }

    private static X509Certificate2Collection? AuthoritiesOf(K8SConfiguration configuration, string name)
    {
        var context = configuration.Contexts.First(context => context.Name == name).ContextDetails;
        var cluster = configuration.Clusters.FirstOrDefault(cluster => cluster.Name == context?.Cluster)?.ClusterEndpoint;
        if (string.IsNullOrWhiteSpace(cluster?.CertificateAuthorityData))
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(cluster.CertificateAuthorityData)));
        return authorities;
    }

    private static string Known(K8SConfiguration configuration)
    {
        var names = string.Join(", ", configuration.Contexts.Select(static context => context.Name));
        return names.Length == 0 ? "; it has no context at all" : $"; it has {names}";
    }

    private static void Add(K8SConfiguration all, string file, Dictionary<string, Impersonation> impersonated)
    {
        var others = KubeconfigText.Read(file, File.ReadAllText(file), out var rest);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rest));
        var read = KubernetesClientConfiguration.LoadKubeConfig(stream) ?? throw new KubeConfigException($"{file} is empty");
        all.CurrentContext = string.IsNullOrEmpty(all.CurrentContext) ? read.CurrentContext : all.CurrentContext;
        foreach (var cluster in read.Clusters ?? [])
        {
            if (!all.Clusters.Any(known => known.Name == cluster.Name))
            {
                Resolve(cluster.ClusterEndpoint, file);
                all.Clusters = [.. all.Clusters, cluster];
            }
        }

        foreach (var user in read.Users ?? [])
        {
            if (!all.Users.Any(known => known.Name == user.Name))
            {
                Resolve(user.UserCredentials, file);
                all.Users = [.. all.Users, user];
                if (others.TryGetValue(user.Name, out var other))
                {
                    impersonated.Add(user.Name, other);
                }
            }
        }

        foreach (var context in read.Contexts ?? [])
        {
            if (!all.Contexts.Any(known => known.Name == context.Name))
            {
                all.Contexts = [.. all.Contexts, context];
            }
        }
    }

    private static void Resolve(ClusterEndpoint? cluster, string file)
    {
        if (cluster is not null)
        {
            cluster.CertificateAuthority = Resolve(cluster.CertificateAuthority, file);
        }
    }

    private static void Resolve(UserCredentials? user, string file)
    {
        if (user is null)
        {
            return;
        }

        user.ClientCertificate = Resolve(user.ClientCertificate, file);
        user.ClientKey = Resolve(user.ClientKey, file);
        if (user.ExternalExecution is { } plugin)
        {
            // A bare name is looked for in PATH.
            plugin.Command = plugin.Command?.Contains('/', StringComparison.Ordinal) is true ? Resolve(plugin.Command, file) : plugin.Command;
            // The client joins them with blanks.
            plugin.Arguments = plugin.Arguments is null ? null : [.. plugin.Arguments.Select(Quoted)];
        }
    }

    private static string? Resolve(string? path, string file) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path, Path.GetDirectoryName(file)!);

    // As ProcessStartInfo.Arguments is read: a backslash counts only before a quote.
    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\n\"") < 0)
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        var slashes = 0;
        foreach (var letter in argument)
        {
            quoted.Append('\\', letter == '"' ? slashes + 1 : 0).Append(letter);
            slashes = letter == '\\' ? slashes + 1 : 0;
        }

        return quoted.Append('\\', slashes).Append('"').ToString();
    }
}
