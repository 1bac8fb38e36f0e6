using Caveat.Audit.Replay;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Checking;
using Caveat.Cli.Output;
using Caveat.Policies;
using Caveat.Policies.Lookups;

namespace Caveat.Cli.Auditing;

/// <summary>One run of <c>audit --replay</c>.</summary>
internal sealed class ReplayLogRun
{
    private readonly AuditOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly ManifestFiles _files;
    private bool _hasUnread;

    public ReplayLogRun(AuditOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _input = new InputFiles(surroundings.Directory, surroundings.InputBytes);
        _files = new ManifestFiles(_input, surroundings.Error);
    }

    /// <summary>The exit code: 1 when a write would have been denied or may have been, 2 when a line can't be read.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var definitions = _files.Definitions(_options.Definitions);
        var options = new PolicySetOptions { Mapping = definitions.Mapping, ReplicasPaths = definitions.ReplicasPaths, Definitions = definitions.All };
        if (new PolicySource(_options.Policies, _surroundings).Load(options) is not { } policies)
        {
            return ExitCodes.CouldNotRun;
        }

        var others = _options.With.Count == 0 ? null : (IObjectLookup)_files.Objects(_options.With, definitions);
        var run = new ReplayRun(policies, others, problem => _surroundings.Error.WriteLine(VisibleText.Line(problem)));
        await ReadAllAsync(run, cancellation);
        var isPartial = _hasUnread || run.Tally.Broken > 0 || _files.HasFailed;
        return !Write(run.Tally) || run.Tally.IsInterrupted || (isPartial && !_options.AllowsPartial) ? ExitCodes.CouldNotRun
            : run.Tally.Fails ? ExitCodes.Denied
            : ExitCodes.Passed;
    }

    private async Task ReadAllAsync(ReplayRun run, CancellationToken cancellation)
    {
        try
        {
            foreach (var path in _options.Logs)
            {
                await ReadAsync(run, path, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            run.Tally.IsInterrupted = true;
            await _surroundings.Error.WriteLineAsync($"interrupted; {run.Tally.Events} requests were read");
        }
    }

    private async Task ReadAsync(ReplayRun run, string path, CancellationToken cancellation)
    {
        if (_input.TryOpen(path, out var problem) is not { } log)
        {
            _hasUnread = true;
            await _surroundings.Error.WriteLineAsync(VisibleText.Line(problem!));
        }
        else if (path == InputFiles.StandardInputPath)
        {
            await run.ReadAsync(log, InputFiles.NameOf(path), cancellation);
        }
        else
        {
            run.Read(log, path, cancellation);
        }
    }

    private bool Write(ReplayTally tally)
    {
        foreach (var target in _options.Reports)
        {
            string? problem = null;
            using var output = target.File is { } file ? OutputFile.TryCreate(Path.GetFullPath(file, _surroundings.Directory), file, out problem) : _surroundings.OutputBytes();
            if (output is null)
            {
                _surroundings.Error.WriteLine(VisibleText.Line(problem!));
                return false;
            }

            Write(output, target, tally);
        }

        return true;
    }

    private void Write(Stream output, ReportTarget target, ReplayTally tally)
    {
        if (target.Format == ReportFormat.Json)
        {
            ReplayJson.Write(output, tally);
            return;
        }

        using var text = new StreamWriter(output) { NewLine = "\n" };
        ReplayTable.Write(text, tally, new ReportOptions { HasColor = target.File is null && _surroundings.IsTerminal, Width = _surroundings.Width });
    }
}
