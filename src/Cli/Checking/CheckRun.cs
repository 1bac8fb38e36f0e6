using Caveat.Cli.Output;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Lookups;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Checking;

/// <summary>One run of <c>check</c>.</summary>
internal sealed class CheckRun
{
    private readonly CheckOptions _options;
    private readonly IReport _report;
    private readonly Surroundings _surroundings;
    private readonly ManifestReader _reader;
    private bool _hasDenied;
    private bool _hasFailed;

    public CheckRun(CheckOptions options, IReport report, Surroundings surroundings)
    {
        _options = options;
        _report = report;
        _surroundings = surroundings;
        _reader = new ManifestReader(surroundings);
    }

    /// <summary>The exit code. What can't be read is told on standard error, and the rest is judged all the same.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (await LoadPoliciesAsync() is not { } policies)
        {
            return ExitCodes.CouldNotRun;
        }

        var old = Load(_options.Old);
        var objects = _options.With.Count == 0 ? (IObjectLookup)NoObjects.Instance : Load(_options.With);
        var judge = new ManifestJudge(policies, new ReviewWriter(_options.Template), objects, _surroundings.Clock.GetUtcNow());
        foreach (var finding in _reader.Read(_options.Paths))
        {
            cancellation.ThrowIfCancellationRequested();
            Check(finding, old, judge);
        }

        _report.Finish();
        return _hasFailed ? ExitCodes.CouldNotRun : _hasDenied ? ExitCodes.Denied : ExitCodes.Passed;
    }

    private void Check(ManifestFinding finding, GivenObjects old, ManifestJudge judge)
    {
        if (finding.Manifest is not { } manifest)
        {
            Fail(finding.Problem!);
            return;
        }

        if (judge.Judge(manifest, old.Same(manifest), out var problem) is not { } result)
        {
            Fail(problem!);
            return;
        }

        _hasDenied |= !result.Allowed;
        _report.Add(result);
    }

    /// <summary>Null when a policy does not load: its findings are told, and no object is judged by half of the rules.</summary>
    private async Task<PolicySet?> LoadPoliciesAsync()
    {
        List<string> paths = [];
        foreach (var path in _options.Policies)
        {
            paths.Add(path == PolicyPath.Builtin ? path : Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path, _surroundings.Directory)));
        }

        var reading = new PolicyFolder(paths, static () => new PolicySetOptions()).Read();
        foreach (var problem in reading.Problems)
        {
            foreach (var message in problem.Messages)
            {
                await _surroundings.Error.WriteLineAsync(message);
            }
        }

        foreach (var notice in reading.Set.Notices)
        {
            await _surroundings.Error.WriteLineAsync(notice.ToString());
        }

        if (reading is { Problems.Count: 0, Set.Policies.Count: 0 })
        {
            await _surroundings.Error.WriteLineAsync($"no policy in {string.Join(", ", _options.Policies)}");
            return null;
        }

        return reading.Problems.Count == 0 ? reading.Set : null;
    }

    private GivenObjects Load(IReadOnlyList<string> paths)
    {
        var objects = new GivenObjects();
        foreach (var finding in _reader.Read(paths))
        {
            if (finding.Manifest is { } manifest)
            {
                objects.Add(manifest);
            }
            else
            {
                Fail(finding.Problem!);
            }
        }

        return objects;
    }

    private void Fail(string problem)
    {
        _hasFailed = true;
        _surroundings.Error.WriteLine(problem);
    }
}
