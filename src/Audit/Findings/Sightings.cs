using Caveat.Audit.Reading;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>When findings were seen first: as an earlier report says, or now.</summary>
public sealed class Sightings : IRowStage
{
    /// <summary>Findings of an earlier report that are held, some 50 bytes each.</summary>
    public const int MaxFindings = 1_000_000;

    private readonly Dictionary<FindingId, DateTimeOffset> _firstSeen = [];
    private readonly DateTimeOffset _now;

    /// <param name="now">The time of this run.</param>
    public Sightings(DateTimeOffset now) => _now = now;

    /// <summary>Takes what a report knows; several may be read, and of a finding that is in more than one the earliest time counts. The answer is what is wrong with it, or null.</summary>
    public string? Read(ReportReader report)
    {
        while (report.TryRead(out var read))
        {
            if (read.Row.FirstSeen is { } time && FindingId.TryParse(read.Row.Id, out var id))
            {
                _firstSeen[id] = _firstSeen.TryGetValue(id, out var known) && known < time ? known : time;
            }

            if (_firstSeen.Count > MaxFindings)
            {
                return FindingMessages.TooMany(report.File, MaxFindings);
            }
        }

        return report.Problem;
    }

    /// <inheritdoc/>
    public ReportRow Of(ReportRow row)
    {
        var first = FindingId.TryParse(row.Id, out var id) && _firstSeen.TryGetValue(id, out var known) && known < _now ? known : _now;
        return row with { FirstSeen = first, LastSeen = _now };
    }
}
