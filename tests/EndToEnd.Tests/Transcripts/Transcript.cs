using System.Text;

namespace Caveat.EndToEnd.Tests.Transcripts;

/// <summary>
/// A session at a terminal, as a test. Lines that start with <c>#</c> are comments; <c>[alice]$ kubectl …</c> is a command, with a here-document up to
/// <c>EOF</c> where it ends in <c>&lt;&lt;EOF</c>, and with <c>KUBE_EDITOR='…'</c> before it where it edits, or <c>eventually-denied</c> or <c>eventually-allowed</c> where it is tried until it is; what follows up to the next empty line is what it prints.
/// </summary>
internal sealed class Transcript
{
    private Transcript(IReadOnlyList<TranscriptStep> steps) => Steps = steps;

    public IReadOnlyList<TranscriptStep> Steps { get; }

    public static Transcript Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var steps = new List<TranscriptStep>();
        var comment = new StringBuilder();
        for (var i = 0; i < lines.Length;)
        {
            if (TranscriptStep.ReadPrompt(lines[i]) is { } prompt)
            {
                i++;
                var input = prompt.HasDocument ? TakeDocument(lines, ref i) : "";
                steps.Add(new TranscriptStep(comment.ToString(), prompt.User, prompt.CommandLine, input, TakeOutput(lines, ref i)));
                comment.Clear();
            }
            else
            {
                comment.Append(lines[i]).Append(i + 1 < lines.Length ? "\n" : "");
                i++;
            }
        }

        return new Transcript(steps);
    }

    private static string TakeDocument(string[] lines, ref int i)
    {
        var document = new StringBuilder();
        while (lines[i] != "EOF")
        {
            document.Append(lines[i++]).Append('\n');
        }

        i++;
        return document.ToString();
    }

    // An empty line inside an output is written as a single full stop, so that an empty line can end it.
    private static string TakeOutput(string[] lines, ref int i)
    {
        var output = new StringBuilder();
        while (i < lines.Length && lines[i].Length > 0)
        {
            output.Append(output.Length > 0 ? "\n" : "").Append(lines[i++]);
        }

        return output.ToString();
    }
}
