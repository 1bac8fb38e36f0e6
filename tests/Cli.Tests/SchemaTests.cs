using Caveat.Policies.Authoring;

namespace Caveat.Cli.Tests;

/// <summary>The command prints the files of schemas/ and deploy/crds/ as they are; that they say what the loader reads is for the tests of Authoring.</summary>
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
        Assert.Equal($"exit 0\n--- output\n{await File.ReadAllTextAsync(Path.Combine(Golden.FindRoot(), file))}--- error\n", told);
    }

    [Fact]
    public async Task KnowsEveryKindOfDocument()
    {
        foreach (var document in DocumentModel.All)
        {
            Assert.StartsWith("exit 0\n", await _caveat.RunAsync($"schema {document.Kind}"), StringComparison.Ordinal);
        }
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
