namespace Caveat.Cluster.Tests;

/// <summary>A connection whose every request a handler answers.</summary>
internal static class OfflineConnection
{
    public static ClusterConnection To(DelegatingHandler server)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            """
            {"apiVersion":"v1","kind":"Config","current-context":"c","clusters":[{"name":"c","cluster":{"server":"http://127.0.0.1:1"}}],
             "contexts":[{"name":"c","context":{"cluster":"c","user":"u"}}],"users":[{"name":"u","user":{"token":"t"}}]}
            """);
        var connection = ClusterConnection.Open(file, [server], out var failure);
        File.Delete(file);
        return connection ?? throw new InvalidOperationException(failure);
    }
}
