using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>The worst findings of a run, a bounded number of them; all are counted.</summary>
internal sealed class WorstRows
{
    private readonly int _capacity;
    private readonly PriorityQueue<(ReportRow Row, long Order), (int Badness, long Order)> _kept = new();
    private long _count;

    public WorstRows(int capacity) => _capacity = capacity;

    /// <summary>Findings that there was no room for.</summary>
    public long Left => _count - _kept.Count;

    /// <summary>Takes what neither passes nor is skipped.</summary>
    public void Add(ObjectReport report)
    {
        foreach (var row in report.Found)
        {
            if (row.Result < RowResult.Skip)
            {
                Add(row);
            }
        }
    }

    /// <summary>The worst first; those as bad as each other in the order they came.</summary>
    public IReadOnlyList<ReportRow> Sorted()
    {
        List<(ReportRow Row, long Order)> rows = [];
        foreach (var (element, _) in _kept.UnorderedItems)
        {
            rows.Add(element);
        }

        rows.Sort(static (a, b) => (-BadnessOf(a.Row), a.Order).CompareTo((-BadnessOf(b.Row), b.Order)));
        return rows.ConvertAll(static each => each.Row);
    }

    // The queue gives the least bad first, and of those the last that came.
    private void Add(ReportRow row)
    {
        var order = _count++;
        _kept.Enqueue((row, order), (BadnessOf(row), -order));
        if (_kept.Count > _capacity)
        {
            _kept.Dequeue();
        }
    }

    private static int BadnessOf(ReportRow row)
    {
        var severity = (int)(row.Severity ?? Severity.Critical);
        var result = row.Tolerated ? (int)RowResult.Skip : (int)row.Result;
        return -((result * 8) + severity);
    }
}
