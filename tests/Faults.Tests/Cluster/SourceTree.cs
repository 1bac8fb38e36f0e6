namespace Caveat.Faults.Tests.Cluster;

/// <summary>Where the project's own files are.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The webhook as this build made it: beside this test's own output, in the same configuration.</summary>
    public static string WebhookExecutable { get; } =
        System.IO.Path.GetFullPath(System.IO.Path.Combine(
            AppContext.BaseDirectory, "..", "..", "Webhook", new DirectoryInfo(AppContext.BaseDirectory).Name, "caveat-webhook"));

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("the tests run from inside the project, below Policy.sln");
    }
}
