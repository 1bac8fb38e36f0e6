using System.Text;
using System.Text.RegularExpressions;
using Caveat.EndToEnd.Tests.Cluster;
using Caveat.Sandbox.Clients;

namespace Caveat.EndToEnd.Tests.Transcripts;

/// <summary>Runs a transcript against a cluster, in a namespace of its own, and writes what really happened in the same form.</summary>
internal sealed partial class TranscriptRunner
{
    private const string EditorSetting = "KUBE_EDITOR=";

    // How long the API server may take until it asks about something new.
    private static readonly TimeSpan DenialBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly GuardedCluster _cluster;
    private readonly string _namespace;

    public TranscriptRunner(GuardedCluster cluster, string @namespace)
    {
        _cluster = cluster;
        _namespace = @namespace;
    }

    public async Task<string> RunAsync(Transcript transcript)
    {
        var written = new StringBuilder();
        foreach (var step in transcript.Steps)
        {
            written.Append(step.Printed(await RunAsync(step)));
        }

        return written.ToString();
    }

    private async Task<string> RunAsync(TranscriptStep step)
    {
        var words = CommandLine.Split(step.CommandLine);
        var kubectl = KubectlOf(step.User);
        if (words[0].StartsWith(EditorSetting, StringComparison.Ordinal))
        {
            kubectl = kubectl.WithEditor(words[0][EditorSetting.Length..]);
            words.RemoveAt(0);
        }

        return words[0] switch
        {
            "kubectl" => Printed(await kubectl.RunAsync(Arguments(words), step.Input, CancellationToken.None)),
            "eventually-denied" => Printed(await UntilAsync(isDenied: true, kubectl, Arguments(words[1..]))),
            "eventually-allowed" => Printed(await UntilAsync(isDenied: false, kubectl, Arguments(words[1..]))),
            "webhook" => await WebhookAsync(words),
            _ => throw new InvalidDataException($"a transcript runs kubectl and webhook, not '{words[0]}'"),
        };
    }

    // A policy that a replica serves is registered a moment later.
    private static async Task<KubectlResult> UntilAsync(bool isDenied, Kubectl kubectl, IReadOnlyList<string> arguments)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var result = await kubectl.RunAsync(arguments, "", CancellationToken.None);
            if (result.Error.Contains("denied the request", StringComparison.Ordinal) == isDenied || TimeProvider.System.GetElapsedTime(started) > DenialBound)
            {
                return result;
            }

            await Task.Delay(PollInterval);
        }
    }

    private async Task<string> WebhookAsync(List<string> words)
    {
        if (words[1] == "stop")
        {
            await _cluster.StopWebhookAsync();
        }
        else
        {
            await _cluster.StartWebhookAsync(words[2]);
        }

        return "";
    }

    private Kubectl KubectlOf(string user) => user switch
    {
        "operator" => _cluster.Operator,
        "dave" or "erin" => _cluster.Developer(user),
        _ => _cluster.As(user),
    };

    private List<string> Arguments(List<string> words)
    {
        var arguments = new List<string> { "--namespace", _namespace };
        for (var i = 1; i < words.Count; i++)
        {
            arguments.Add(words[i - 1] == "-f" && words[i] != "-" ? SourceTree.Path(words[i]) : words[i]);
        }

        return arguments;
    }

    private string Printed(KubectlResult result)
    {
        var output = RawObject().Replace(UnsavedFile().Replace(result.Output + result.Error, "FILE"), static raw => raw.Value[..(raw.Value.IndexOf(',') + 1)] + "…}").TrimEnd('\n')
            .Replace($":{_cluster.WebhookPort}", ":PORT", StringComparison.Ordinal)
            .Replace("\n\n", "\n.\n", StringComparison.Ordinal);
        var exit = result.ExitCode == 0 ? "" : $"exit {result.ExitCode}\n";
        return (exit + output).TrimEnd('\n');
    }

    // What --raw prints has times and uids.
    [GeneratedRegex("^\\{\"kind\":\"[A-Za-z]+\",.*\\}$", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex RawObject();

    // Where kubectl edit leaves what it could not save.
    [GeneratedRegex(@"[^\s""]*/kubectl-edit-\d+\.yaml", RegexOptions.NonBacktracking)]
    private static partial Regex UnsavedFile();
}
