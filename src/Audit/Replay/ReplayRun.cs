using System.Globalization;
using Caveat.Json;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Audit.Replay;

/// <summary>Runs an API server's audit log through policies: which real writes would they have denied? What is held does not grow with the log. For one run.</summary>
public sealed class ReplayRun
{
    private readonly ReplayJudge _judge;
    private readonly Action<string> _tell;
    private readonly JsonText _text = new();

    /// <param name="policies">The rules.</param>
    /// <param name="others">What look-ups see besides what the log showed; null for nothing.</param>
    /// <param name="tell">Takes what can't be read, with its place.</param>
    public ReplayRun(PolicySet policies, IObjectLookup? others, Action<string> tell)
    {
        _judge = new ReplayJudge(policies, new RecentObjects(others, policies.Mapping));
        _tell = tell;
    }

    /// <summary>What came of it so far.</summary>
    public ReplayTally Tally { get; } = new();

    /// <summary>Reads a log from its start; several follow one another as the server wrote them. For one that is there: nothing ends a wait for more of it.</summary>
    /// <param name="log">JSON lines, perhaps compressed by gzip; closed behind the last.</param>
    /// <param name="file">As messages name it.</param>
    /// <param name="cancellation">Ends the run; what was read counts.</param>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public void Read(Stream log, string file, CancellationToken cancellation)
    {
        foreach (var line in LinesOf(log))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(line, file);
        }
    }

    /// <summary>As <see cref="Read(Stream, string, CancellationToken)"/>, for a log of which more may still come.</summary>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public async Task ReadAsync(Stream log, string file, CancellationToken cancellation)
    {
        var lines = LinesOf(log).GetEnumerator();
        // A read that waits can't be broken off: it is left alone then, with what it would dispose of, and ends with the process.
        while (await Task.Run(lines.MoveNext, CancellationToken.None).WaitAsync(cancellation))
        {
            Read(lines.Current, file);
        }

        lines.Dispose();
    }

    private static IEnumerable<LogLine> LinesOf(Stream log)
    {
        using var lines = new LogLines(log);
        while (lines.Next() is { } line)
        {
            yield return line;
        }
    }

    private void Read(LogLine line, string file)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{line.Number}");
        if (line.Problem is { } problem)
        {
            Break($"{place}: {problem}");
        }
        else if (line.Utf8.Span.ContainsAnyExcept(" \t\r"u8))
        {
            Read(line.Utf8, place);
        }
    }

    private void Read(ReadOnlyMemory<byte> line, string place)
    {
        if (!_text.TryParse(line, JsonLimits.Document, out var error))
        {
            Break($"{place}: not JSON: {error.Message}");
            return;
        }

        var write = new AuditEvent(_text.Root);
        if (!write.IsEvent)
        {
            Break($"{place}: no event of an audit log; expected apiVersion audit.k8s.io/v1 and kind Event");
        }
        else if (write.IsComplete)
        {
            Judge(write, place);
        }
    }

    private void Judge(AuditEvent write, string place)
    {
        if (_judge.Judge(write, place, out var reason, out var problem) is { } judged)
        {
            Tally.Add(judged);
        }
        else if (problem is not null)
        {
            Break(problem);
        }
        else
        {
            Tally.AddUnreplayed(reason);
        }
    }

    private void Break(string problem)
    {
        Tally.AddBroken();
        _tell(problem);
    }
}
