using Caveat.Audit.Reports;

namespace Caveat.Webhook.Auditing;

/// <summary>Findings, counted by what a metric tells apart. Bounded by the rules that there are.</summary>
internal sealed class AuditCounts : IReport
{
    private readonly Dictionary<AuditCountKey, long> _findings = [];

    public IReadOnlyDictionary<AuditCountKey, long> Findings => _findings;

    public long Objects { get; set; }

    public long Problems { get; set; }

    /// <summary>Whether the findings are all that there were.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The first problem that was told; null for none.</summary>
    public string? FirstProblem { get; private set; }

    /// <summary>Of two parts of a run together.</summary>
    public AuditCounts With(AuditCounts more)
    {
        var sum = new AuditCounts { Objects = Objects + more.Objects, Problems = Problems + more.Problems, IsWhole = IsWhole && more.IsWhole };
        foreach (var (key, count) in _findings.Concat(more._findings))
        {
            sum.Add(key, count);
        }

        return sum;
    }

    public void Add(ObjectReport report)
    {
        Objects++;
        foreach (var row in report.Found)
        {
            if (row.IsFinding)
            {
                Add(AuditCountKey.Of(row), 1);
            }
        }
    }

    public void Add(AuditCountKey key, long count) => _findings[key] = _findings.GetValueOrDefault(key) + count;

    public void AddProblem(string problem)
    {
        Problems++;
        FirstProblem ??= problem;
    }

    public void Finish()
    {
        // Asked for at any time.
    }

    public void Dispose()
    {
        // Holds nothing but memory.
    }
}
