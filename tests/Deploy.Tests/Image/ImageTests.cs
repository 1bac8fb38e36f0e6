using System.Text.Json;
using System.Text.RegularExpressions;
using Caveat.Deploy.Tests.Running;

namespace Caveat.Deploy.Tests.Image;

/// <summary>What can be told of an image without an engine that builds it.</summary>
public sealed class ImageTests
{
    private const string User = "64198";

    private static readonly string[] Lines = File.ReadAllLines(SourceTree.Path("deploy/Dockerfile"));

    [Fact]
    public void TheDockerfileCopiesWhatIsThere()
    {
        var copied = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(File.Exists(SourceTree.Path(path)) || Directory.Exists(SourceTree.Path(path)), path));
    }

    // What a publish reads lies in these places: SOURCES of eng/publish.sh.
    [Fact]
    public void TheDockerfileCopiesAllThatAPublishReads()
    {
        var sources = Regex.Match(File.ReadAllText(SourceTree.Path("eng/publish.sh")), @"SOURCES=\((?<list>[^)]*)\)", RegexOptions.NonBacktracking).Groups["list"].Value.Split(' ');
        var copied = string.Join('\n', Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal)));
        foreach (var source in sources)
        {
            foreach (var name in source.Contains('*', StringComparison.Ordinal) ? Directory.GetFiles(SourceTree.Root, source).Select(path => Path.GetFileName(path)!) : [source])
            {
                Assert.Contains(name, copied, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TheLastStageHasNoShellAndIsNotRoot()
    {
        var stage = Lines[Array.FindLastIndex(Lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];
        Assert.EndsWith("-chiseled", stage[0], StringComparison.Ordinal);
        Assert.DoesNotContain(stage, line => line.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.Contains($"USER {User}:{User}", stage);
        Assert.Equal("ENTRYPOINT [\"/app/caveat-webhook\"]", stage[^1]);
    }

    [Fact]
    public async Task TheProjectPublishesTheSameImage()
    {
        var asked = await Run.Async(
            "dotnet", "msbuild", "src/Webhook/Webhook.csproj", "-p:Configuration=Release",
            "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository,ContainerWorkingDirectory,PublishAot,AssemblyName");
        using var answer = JsonDocument.Parse(asked.OrFail());
        var properties = answer.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString(), StringComparer.Ordinal);
        Assert.Equal(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ContainerBaseImage"] = Lines.Last(line => line.StartsWith("FROM ", StringComparison.Ordinal))["FROM ".Length..],
                ["ContainerUser"] = User,
                ["ContainerRepository"] = "caveat-webhook",
                ["ContainerWorkingDirectory"] = "/app",
                ["PublishAot"] = "true",
                ["AssemblyName"] = "caveat-webhook",
            },
            properties);
    }

    [Fact]
    public async Task TheChartRunsItAsTheSameUser()
    {
        var manifests = await Helm.TemplateAsync(values: null);
        Assert.Contains($"runAsUser: {User}\n", manifests, StringComparison.Ordinal);
        Assert.Contains("image: \"caveat-webhook:0.1.0\"\n", manifests, StringComparison.Ordinal);
    }
}
