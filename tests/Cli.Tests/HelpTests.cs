using System.CommandLine;

namespace Caveat.Cli.Tests;

/// <summary>What each command says of itself: people and scripts rely on its options.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly CommandLine _caveat = new();

    public void Dispose() => _caveat.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("audit")]
    [InlineData("audit merge")]
    [InlineData("check")]
    [InlineData("completion")]
    [InlineData("down")]
    [InlineData("eval")]
    [InlineData("explain")]
    [InlineData("fix")]
    [InlineData("lint")]
    [InlineData("schema")]
    [InlineData("test")]
    [InlineData("up")]
    public async Task EachCommandSaysWhatItTakes(string command)
    {
        string[] words = command.Length == 0 ? [] : command.Split(' ');
        var told = await _caveat.RunAsync([.. words, "--help"]);
        // Here the program that runs is the tests'.
        Golden.Verify(told.Replace(RootCommand.ExecutableName, "caveat", StringComparison.Ordinal), string.Join('-', (string[])["Help", .. words]));
    }
}
