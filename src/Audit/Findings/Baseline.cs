using Caveat.Audit.Reading;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>Findings that are known and accepted.</summary>
public sealed class Baseline : IRowStage
{
    /// <summary>Findings that are held, some 200 bytes each: with each stands what it is, for the day when it is gone.</summary>
    public const int MaxFindings = 1_000_000;

    private readonly Dictionary<FindingId, string> _open = [];
    private readonly HashSet<FindingId> _met = [];

    /// <summary>Accepted findings that did not occur so far, sorted by what they are.</summary>
    public IReadOnlyList<string> Gone => [.. _open.Values.Order(StringComparer.Ordinal)];

    /// <summary>Takes the findings of a report. The answer is what is wrong with it, or null.</summary>
    public string? Read(ReportReader report)
    {
        while (report.TryRead(out var read))
        {
            if (read.Row.IsFinding && Add(read.Row.Id, BaselineLine.Of(read.Row), report.File) is { } problem)
            {
                return problem;
            }
        }

        return report.Problem;
    }

    /// <summary>Takes a file that a <see cref="BaselineWriter"/> wrote. The answer is what is wrong with it, or null.</summary>
    public string? Read(TextReader text, string file)
    {
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            var end = trimmed.IndexOf(' ');
            if (!FindingId.TryParse(end < 0 ? trimmed : trimmed.AsSpan(0, end), out _))
            {
                return FindingMessages.NoId(file, number);
            }

            if (Add(end < 0 ? trimmed : trimmed[..end], trimmed, file) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public ReportRow Of(ReportRow row)
    {
        if (!FindingId.TryParse(row.Id, out var id) || (!_open.Remove(id) && !_met.Contains(id)))
        {
            return row;
        }

        _met.Add(id);
        return row with { IsKnown = true };
    }

    private string? Add(string text, string line, string file)
    {
        if (FindingId.TryParse(text, out var id))
        {
            _open[id] = line;
        }

        return _open.Count > MaxFindings ? FindingMessages.TooMany(file, MaxFindings) : null;
    }
}
