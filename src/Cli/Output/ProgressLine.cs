using System.Globalization;
using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;

namespace Caveat.Cli.Output;

/// <summary>A line on standard error that says how far a run is; it appears after a second, and goes when the run ends.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private const int BarWidth = 24;
    private const string ClearLine = "\r\u001b[K";

    private readonly TextWriter _error;
    private readonly JudgeRun _run;
    private readonly IObjectSource _source;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _isShown;

    private ProgressLine(Surroundings surroundings, JudgeRun run, IObjectSource source)
    {
        _error = surroundings.Error;
        _clock = surroundings.Clock;
        _started = _clock.GetTimestamp();
        _run = run;
        _source = source;
    }

    /// <summary>Null where the line would be of no use: no terminal, or one that the report itself scrolls over.</summary>
    public static ProgressLine? Start(Surroundings surroundings, IReadOnlyList<ReportTarget> reports, JudgeRun run, IObjectSource source)
    {
        if (!surroundings.IsErrorTerminal)
        {
            return null;
        }

        foreach (var report in reports)
        {
            if (report is { File: null, Format: not (ReportFormat.Table or ReportFormat.Html) } && surroundings.IsTerminal)
            {
                return null;
            }
        }

        var line = new ProgressLine(surroundings, run, source);
        line._timer = surroundings.Clock.CreateTimer(static line => ((ProgressLine)line!).Show(), line, Delay, Interval);
        return line;
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _timer = null;
            if (_isShown)
            {
                _error.Write(ClearLine);
            }
        }
    }

    internal static string TextOf(RunOutcome outcome, SourceProgress progress, TimeSpan elapsed)
    {
        var rate = outcome.Objects / Math.Max(1, elapsed.TotalSeconds);
        var text = progress.Text.Length == 0 ? "" : $"{progress.Text}, ";
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{text}{outcome.Objects:N0} objects ({rate:N0} a second), {outcome.Findings:N0} findings");
        if (progress.Total == 0)
        {
            return numbers;
        }

        var share = Math.Clamp(progress.Done / (double)progress.Total, 0, 1);
        var filled = (int)(share * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {share * 100,3:F0} %  {numbers}");
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_timer is not null)
            {
                _isShown = true;
                _error.Write(ClearLine + TextOf(_run.Outcome, _source.Progress, _clock.GetElapsedTime(_started)));
            }
        }
    }
}
