namespace Caveat.EndToEnd.Tests.Transcripts;

/// <summary>One command of a transcript, with what it should print.</summary>
/// <param name="Comment">Lines before the command, kept as they are.</param>
/// <param name="User">Who runs it.</param>
/// <param name="CommandLine">As a shell has it, without the prompt and the here-document's mark.</param>
/// <param name="Input">Standard input; empty without a here-document.</param>
/// <param name="Expected">Exit code where it isn't 0, standard output, standard error.</param>
internal sealed record TranscriptStep(string Comment, string User, string CommandLine, string Input, string Expected)
{
    private const string DocumentMark = " <<EOF";

    /// <summary>The step as it stands in the file, with another output.</summary>
    public string Printed(string output)
    {
        var document = Input.Length > 0 ? $"{DocumentMark}\n{Input}EOF" : "";
        return $"{Comment}[{User}]$ {CommandLine}{document}\n{(output.Length > 0 ? output + "\n" : "")}";
    }

    /// <summary>Takes a command's line apart; null when it is none.</summary>
    public static (string User, string CommandLine, bool HasDocument)? ReadPrompt(string line)
    {
        var end = line.IndexOf("]$ ", StringComparison.Ordinal);
        if (!line.StartsWith('[') || end < 0)
        {
            return null;
        }

        var command = line[(end + "]$ ".Length)..];
        var hasDocument = command.EndsWith(DocumentMark, StringComparison.Ordinal);
        return (line[1..end], hasDocument ? command[..^DocumentMark.Length] : command, hasDocument);
    }
}
