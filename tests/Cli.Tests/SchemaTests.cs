namespace Caveat.Cli.Tests;

/// <summary>What is committed under schemas/ and deploy/crds/ is what the command prints; <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly CommandLine _caveat = new();

    public void Dispose() => _caveat.Dispose();

    [Theory]
    [InlineData("schema", "schemas/caveat.json")]
    [InlineData("schema CaveatPolicy", "schemas/caveatpolicy.json")]
    [InlineData("schema OperatorProfile", "schemas/operatorprofile.json")]
    [InlineData("schema CaveatException", "schemas/caveatexception.json")]
    [InlineData("schema CaveatTest", "schemas/caveattest.json")]
    [InlineData("schema CaveatPolicy --crd", "deploy/crds/caveat.dev_caveatpolicies.yaml")]
    [InlineData("schema OperatorProfile --crd", "deploy/crds/caveat.dev_operatorprofiles.yaml")]
    [InlineData("schema CaveatException --crd", "deploy/crds/caveat.dev_caveatexceptions.yaml")]
    public async Task PrintsWhatIsCommitted(string command, string file)
    {
        var told = await _caveat.RunAsync(command);
        Assert.StartsWith("exit 0\n--- output\n", told, StringComparison.Ordinal);
        var printed = told["exit 0\n--- output\n".Length..told.LastIndexOf("--- error\n", StringComparison.Ordinal)];
        var path = Path.Combine(Golden.FindRoot(), file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, printed);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), printed);
    }

    [Fact]
    public async Task PrintsAllDefinitionsAsOneStream()
    {
        var told = await _caveat.RunAsync("schema --crd");
        Assert.Equal(2, told.Split("\n---\n").Length - 1);
    }

    [Fact]
    public async Task ADocumentThatLivesInFilesHasNoDefinition() =>
        Assert.Equal(
            "exit 2\n--- output\n--- error\ncaveat: CaveatTest lives in files only; 'caveat schema CaveatTest' prints its JSON Schema\n",
            await _caveat.RunAsync("schema CaveatTest --crd"));

    [Fact]
    public async Task AnUnknownKindIsTold() => Assert.StartsWith("exit 2\n", await _caveat.RunAsync("schema CaveatPolice"), StringComparison.Ordinal);
}
