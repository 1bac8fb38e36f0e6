using System.Text;

namespace Caveat.Cli.Tests;

/// <summary>
/// Runs what the manual shows. In a block <c>console</c>, <c>$ cat FILE</c> shows a file, which is then there; <c>$ caveat …</c> shows a command, with <c>&lt; FILE</c> for its
/// standard input, and everything that it prints, standard output first.
/// </summary>
public sealed class ManualTests : IDisposable
{
    private const string Prompt = "$ ";

    private readonly CommandLine _caveat = new();
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public void Dispose() => _caveat.Dispose();

    [Fact]
    public async Task CommandsPrintWhatTheManualShows()
    {
        var manual = await File.ReadAllTextAsync(Path.Combine(Golden.FindRoot(), "docs", "cel.md"));
        var commands = 0;
        foreach (var (command, shown) in StepsOf(manual))
        {
            if (command is ["cat", var file])
            {
                _files[file] = shown;
                _caveat.With(file, shown);
            }
            else
            {
                Assert.Equal(shown, await PrintedAsync(command));
                commands++;
            }
        }

        Assert.NotEqual(0, commands);
    }

    private async Task<string> PrintedAsync(List<string> command)
    {
        Assert.Equal("caveat", command[0]);
        var redirection = command.IndexOf("<");
        var arguments = redirection < 0 ? command[1..] : command[1..redirection];
        var told = await _caveat.RunAsync(arguments, redirection < 0 ? "" : _files[command[redirection + 1]]);
        return told[(told.IndexOf("--- output\n", StringComparison.Ordinal) + "--- output\n".Length)..].Replace("--- error\n", "", StringComparison.Ordinal);
    }

    private static IEnumerable<(List<string> Command, string Shown)> StepsOf(string manual)
    {
        foreach (var block in manual.Split("```console\n")[1..])
        {
            var shown = block[..block.IndexOf("```", StringComparison.Ordinal)];
            foreach (var step in ("\n" + shown).Split("\n" + Prompt)[1..])
            {
                var end = step.IndexOf('\n', StringComparison.Ordinal);
                var rest = end < 0 ? "" : step[(end + 1)..];
                yield return (WordsOf(end < 0 ? step : step[..end]), rest.Length == 0 || rest.EndsWith('\n') ? rest : rest + "\n");
            }
        }
    }

    /// <summary>As a shell reads a line of words and quotes; there are no escapes.</summary>
    private static List<string> WordsOf(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        foreach (var c in line + " ")
        {
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
            }
            else if (c != ' ' || quote != '\0')
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
