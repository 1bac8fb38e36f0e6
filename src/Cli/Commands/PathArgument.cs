using System.CommandLine;
using System.CommandLine.Parsing;

namespace Caveat.Cli.Commands;

/// <summary>The argument of a command that names files.</summary>
internal static class PathArgument
{
    /// <summary>Refuses what is no path: a mistyped option would be taken for a file that isn't there, while the others are written; an empty one, as of a variable that is not set, for the directory.</summary>
    /// <param name="paths">The argument.</param>
    /// <param name="command">The command, as it is typed.</param>
    public static void Guard(Argument<string[]> paths, string command) => paths.Validators.Add(result => Refuse(result, command));

    private static void Refuse(ArgumentResult result, string command)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.Length == 0)
            {
                result.AddError("an empty path; write '.' for this directory");
            }
            else if (token.Value.StartsWith('-') && token.Value != InputTexts.StandardInput)
            {
                result.AddError($"unknown option '{token.Value}'; '{command} --help' lists the options, and a file of that name is './{token.Value}'");
            }
        }
    }
}
