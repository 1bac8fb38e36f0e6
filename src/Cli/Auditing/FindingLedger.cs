using System.Globalization;
using Caveat.Audit.Findings;
using Caveat.Audit.Reading;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Output;

namespace Caveat.Cli.Auditing;

/// <summary>What is known of findings: since when, which are accepted, and whether a run fails by those that are left. For one run.</summary>
internal sealed class FindingLedger
{
    /// <summary>Accepted findings that no longer occur and are named; all are counted.</summary>
    public const int MaxGone = 20;

    private readonly FindingOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly FailureCount _failures;
    private readonly List<IRowStage> _stages = [];
    private Baseline? _baseline;
    private WholeFile? _newBaseline;

    public FindingLedger(FindingOptions options, Surroundings surroundings, InputFiles input)
    {
        _options = options;
        _surroundings = surroundings;
        _input = input;
        _failures = new FailureCount(options.FailOn);
    }

    /// <summary>Whether anybody said what was there before.</summary>
    public bool HasHistory => _options.Since.Count > 0 || _options.Baselines.Count > 0;

    /// <summary>Whether the run fails.</summary>
    public bool Fails => _failures.Failing > 0;

    /// <summary>Reads what is known; false when something can't be read, which was told then.</summary>
    /// <param name="remembers">Whether rows get the times when they were seen.</param>
    public bool TryLoad(bool remembers)
    {
        var problem = remembers ? LoadSightings() : null;
        problem ??= LoadBaselines();
        if (problem is not null)
        {
            _surroundings.Error.WriteLine(VisibleText.Line(problem));
        }

        return problem is null;
    }

    /// <summary>The report with what is known in its rows, which are counted here too; null when the new baseline can't be written. Behind its end, see <see cref="TryKeep"/>.</summary>
    public IReport? TryWrap(IReport report, out string? problem)
    {
        List<IReport> reports = [report];
        problem = null;
        if (_options.NewBaseline is { } file)
        {
            if (WholeFile.TryCreate(Path.GetFullPath(file, _surroundings.Directory), file, out problem) is not { } output)
            {
                return null;
            }

            _newBaseline = output;
            reports.Add(new BaselineWriter(output.Content));
        }

        return new StagedReport(new ReportGroup(reports), [.. _stages, _failures]);
    }

    /// <summary>Puts the new baseline in its place, once the report is disposed of; false when it can't be put there, which was told then.</summary>
    /// <param name="isWhole">False leaves what was there before: a part of a run accepts a part of its findings.</param>
    public bool TryKeep(bool isWhole)
    {
        var problem = isWhole ? _newBaseline?.Keep() : _newBaseline?.Drop();
        if (problem is not null)
        {
            _surroundings.Error.WriteLine(VisibleText.Line(problem));
        }

        return problem is null;
    }

    /// <summary>Says which accepted findings no longer occur: of a run that saw everything.</summary>
    public void TellGone()
    {
        if (_baseline?.Gone is not { Count: > 0 } gone)
        {
            return;
        }

        _surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone.Count} of the baseline's findings no longer occur; write it anew with --write-baseline:"));
        for (var i = 0; i < Math.Min(gone.Count, MaxGone); i++)
        {
            _surroundings.Error.WriteLine($"  {VisibleText.Line(gone[i])}");
        }

        if (gone.Count > MaxGone)
        {
            _surroundings.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {gone.Count - MaxGone} more"));
        }
    }

    private string? LoadSightings()
    {
        var sightings = new Sightings(_surroundings.Clock.GetUtcNow());
        _stages.Add(sightings);
        foreach (var path in _options.Since)
        {
            using var stream = _input.TryOpen(path, out var problem);
            problem ??= sightings.Read(ReportReader.Open(stream!, InputFiles.NameOf(path)));
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private string? LoadBaselines()
    {
        if (_options.Baselines.Count == 0)
        {
            return null;
        }

        _baseline = new Baseline();
        _stages.Add(_baseline);
        foreach (var path in _options.Baselines)
        {
            using var stream = _input.TryOpen(path, out var problem);
            problem ??= BaselineFile.Read(_baseline, stream!, InputFiles.NameOf(path));
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }
}
