using System.Globalization;
using Caveat.Audit.Reading;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Merging;

/// <summary>Makes one report of those of all shards of a run, in the order of the run's source. What is held does not grow with the reports. For one run.</summary>
public sealed class ShardMerge
{
    private static readonly ObjectReport WithoutRows = new(new ReportResource("", "", "", ""), default, []);

    private readonly IReadOnlyList<ReportReader> _reports;
    private readonly IReport _output;
    private readonly PriorityQueue<(ReportReader Report, ReadRow Row), (long Object, int Report)> _next = new();
    private readonly SortedDictionary<int, ReportReader> _admitted = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="reports">What <c>audit --shard</c> wrote, one of each shard.</param>
    /// <param name="output">Takes the whole.</param>
    public ShardMerge(IReadOnlyList<ReportReader> reports, IReport output)
    {
        _reports = reports;
        _output = output;
    }

    /// <summary>Merges, and finishes the report. The answer is how many problems there were: those of the shards, reports that can't be read, and shards that are not there.</summary>
    public int Run()
    {
        for (var i = 0; i < _reports.Count; i++)
        {
            // Whose report it is stands in front of its rows.
            var hasRow = _reports[i].TryRead(out var row);
            if (Admit(_reports[i]) && hasRow)
            {
                _next.Enqueue((_reports[i], row), (row.Object, i));
            }
        }

        TellMissing();
        var merged = 0L;
        while (_next.TryDequeue(out var first, out var place))
        {
            _output.Add(TakeObject(first.Report, first.Row, place.Report));
            merged++;
        }

        Finish(merged);
        return _told.Count;
    }

    private ObjectReport TakeObject(ReportReader report, ReadRow first, int index)
    {
        List<ReportRow> rows = [first.Row];
        while (report.TryRead(out var row))
        {
            if (row.Object != first.Object)
            {
                _next.Enqueue((report, row), (row.Object, index));
                break;
            }

            rows.Add(row.Row);
        }

        return new ObjectReport(first.Row.Resource, first.Row.Place, rows) { Allowed = !rows.Exists(static row => row.Denies), Order = first.Object };
    }

    // Of an object without a row, a shard says only that there is one.
    private void Finish(long merged)
    {
        var objects = 0L;
        foreach (var report in _admitted.Values)
        {
            objects += report.Objects;
            foreach (var problem in report.Problems)
            {
                Tell(problem);
            }

            if (report.NotChecked > report.Problems.Count)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {report.NotChecked - report.Problems.Count} more inputs could not be read or judged; the report doesn't name them"));
            }

            if (report.Problem is { } defect)
            {
                Tell(defect);
            }
        }

        for (var i = merged; i < objects; i++)
        {
            _output.Add(WithoutRows);
        }

        _output.Finish();
    }

    private bool Admit(ReportReader report)
    {
        if (report.Shard is not { } shard)
        {
            Tell(report.Problem ?? $"{report.File}: no report of a shard; expected what 'caveat audit --shard I/N -o json' writes");
            return false;
        }

        _count = _count == 0 ? shard.Count : _count;
        if (shard.Count != _count)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"{report.File}: shard {shard}, where the others are of {_count}; it is left out"));
            return false;
        }

        if (!_admitted.TryAdd(shard.Index, report))
        {
            Tell($"{report.File}: shard {shard} once more, as in {_admitted[shard.Index].File}; it is left out");
            return false;
        }

        return true;
    }

    private void TellMissing()
    {
        for (var i = 0; i < _count; i++)
        {
            if (!_admitted.ContainsKey(i))
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"shard {i}/{_count} is missing; its objects are not in this report"));
            }
        }
    }

    // Every shard reads the whole source, and says of the same input that it can't be read.
    private void Tell(string problem)
    {
        if (_told.Add(problem))
        {
            _output.AddProblem(problem);
        }
    }
}
