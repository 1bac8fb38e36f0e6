using System.Text;
using Caveat.Audit.Sources;
using Caveat.Cluster;
using Caveat.Cluster.Listing;
using Caveat.Json;
using Caveat.Manifests.Reading;
using Caveat.Sandbox;

namespace Caveat.AuditBench;

/// <summary>
/// What an audit is measured against: <c>parse FILE…</c> reads and parses files and does nothing with them, <c>list KUBECONFIG</c> the same with what an API server
/// lists; <c>serve COUNT FILE</c> is an API server with so many objects made of a template.
/// </summary>
internal static class Program
{
    private const int ParallelWrites = 24;
    private static readonly ServedResource Kafkas = new("kafka.strimzi.io", "v1", "kafkas", "Kafka", IsNamespaced: true);

    public static Task<int> Main(string[] arguments) => arguments switch
    {
        ["parse", .. var paths] => Task.FromResult(Parse(paths)),
        ["list", var kubeconfig] => ListAsync(kubeconfig),
        ["serve", var count, var template] => ServeAsync(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), template),
        _ => Task.FromResult(2),
    };

    private static int Parse(string[] paths)
    {
        var (parser, objects) = (new DocumentParser(), 0);
        foreach (var document in new FileSource(new InputFiles(Environment.CurrentDirectory, Console.OpenStandardInput), paths).Read())
        {
            foreach (var finding in parser.Parse(document))
            {
                objects += finding.Manifest is null ? 0 : 1;
            }
        }

        Console.WriteLine(objects);
        return 0;
    }

    private static async Task<int> ListAsync(string kubeconfig)
    {
        using var connection = ClusterConnection.Open(kubeconfig, out var failure) ?? throw new InvalidOperationException(failure);
        var listing = new ClusterListing(connection, [new AuditedResource(Kafkas, "")], [], new ListBounds(), TimeProvider.System);
        var (text, objects) = (new JsonText(), 0);
        await foreach (var page in listing.ReadAsync(CancellationToken.None))
        {
            foreach (var listed in page.Objects)
            {
                objects += text.TryParse(listed.Utf8, JsonLimits.Document, out _) ? 1 : 0;
            }
        }

        Console.WriteLine(objects);
        return 0;
    }

    private static async Task<int> ServeAsync(int count, string template)
    {
        var assets = await ControlPlaneAssets.LocateAsync(null, AppContext.BaseDirectory, Console.Error, CancellationToken.None);
        await using var plane = (await ControlPlane.StartAsync(new ControlPlaneOptions { Assets = assets.OrThrow() }, TimeProvider.System, CancellationToken.None)).OrThrow();
        using var connection = ClusterConnection.Open(plane.AdminKubeconfig, out _)!;
        await CreateAsync(connection, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Definition);
        while (!(await connection.ApplyAsync(Kafkas.PathIn("default") + "/first?fieldManager=bench", Encoding.UTF8.GetBytes(First), CancellationToken.None)).IsSuccess)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        await connection.DeleteAsync(Kafkas.PathIn("default") + "/first", CancellationToken.None);
        await FillAsync(connection, count, await File.ReadAllTextAsync(template));
        Console.WriteLine(plane.AdminKubeconfig);
        await Console.In.ReadLineAsync();
        return 0;
    }

    private static async Task FillAsync(ClusterConnection connection, int count, string template)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelWrites };
        await Parallel.ForAsync(0, 100, options, async (i, _) =>
            await CreateAsync(connection, "/api/v1/namespaces", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop-{{{i}}}"}}"""));
        await Parallel.ForAsync(0, count, options, async (i, _) =>
        {
            var one = template.Replace("NAME", $"orders-{i}", StringComparison.Ordinal).Replace("SPACE", $"shop-{i % 100}", StringComparison.Ordinal);
            await CreateAsync(connection, Kafkas.PathIn($"shop-{i % 100}"), i % 20 == 0 ? one.Replace("9093", "9092", StringComparison.Ordinal) : one);
        });
    }

    private static async Task CreateAsync(ClusterConnection connection, string path, string json)
    {
        var answer = await connection.CreateAsync(path, Encoding.UTF8.GetBytes(json), CancellationToken.None);
        if (!answer.IsSuccess)
        {
            throw new InvalidOperationException($"{path}: {answer.Complaint()}");
        }
    }

    private const string First = """{"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","metadata":{"name":"first"}}""";

    private const string Definition =
        """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"kafkas.kafka.strimzi.io"},
         "spec":{"group":"kafka.strimzi.io","scope":"Namespaced","names":{"kind":"Kafka","plural":"kafkas","singular":"kafka"},
          "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """;
}
