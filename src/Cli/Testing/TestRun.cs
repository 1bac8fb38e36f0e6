using System.IO.Enumeration;
using Caveat.Manifests.Testing;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Policies.Testing;
using Caveat.PolicyFiles;

namespace Caveat.Cli.Testing;

/// <summary>One run of <c>test</c>.</summary>
internal sealed class TestRun
{
    private readonly TestOptions _options;
    private readonly ITestReport _report;
    private readonly Surroundings _surroundings;
    private readonly RuleCoverage _coverage = new();
    private bool _couldNotRun;
    private int _passed;
    private int _failed;

    public TestRun(TestOptions options, ITestReport report, Surroundings surroundings)
    {
        _options = options;
        _report = report;
        _surroundings = surroundings;
    }

    /// <summary>The exit code. What can't be read is told on standard error, and the rest is run all the same.</summary>
    public int Run(CancellationToken cancellation)
    {
        var files = new TestFiles();
        foreach (var path in _options.Paths)
        {
            files.Add(Shown(path));
        }

        var runner = LoadPolicies();
        foreach (var problem in files.Problems)
        {
            Fail(problem);
        }

        if (runner is null)
        {
            return ExitCodes.CouldNotRun;
        }

        _failed = files.UnreadableCount;
        RunCases(runner, files.Tests, cancellation);
        if (_passed + _failed == 0)
        {
            Fail(_options.Filter is { } filter ? $"no case is like '{filter}'" : $"no test in {string.Join(", ", _options.Paths)}");
            return ExitCodes.CouldNotRun;
        }

        var summary = Summarize(runner.Policies);
        _report.Finish(summary);
        return ExitCodeOf(summary);
    }

    /// <summary>What some of the cases cover says nothing, unless it is asked for.</summary>
    private TestSummary Summarize(PolicySet policies) => _options.Filter is null || _options.RequiresCoverage
        ? new TestSummary(_passed, _failed, _coverage.NeverHit(policies), _coverage.NeverPassed(policies))
        : new TestSummary(_passed, _failed, [], []);

    private int ExitCodeOf(TestSummary summary) => _couldNotRun ? ExitCodes.CouldNotRun
        : _failed > 0 || (_options.RequiresCoverage && !summary.IsCovered) ? ExitCodes.Denied
        : ExitCodes.Passed;

    private void RunCases(TestRunner runner, IReadOnlyList<CaveatTest> tests, CancellationToken cancellation)
    {
        foreach (var test in tests)
        {
            foreach (var item in test.Spec.Cases)
            {
                cancellation.ThrowIfCancellationRequested();
                if (IsWanted($"{test.Name}/{item.Name.Value}"))
                {
                    Take(runner.Run(test, item));
                }
            }
        }
    }

    private void Take(CaseResult result)
    {
        _couldNotRun |= result.Problem is not null;
        _passed += result.Passed ? 1 : 0;
        _failed += result.Passed ? 0 : 1;
        _coverage.Add(result);
        _report.Add(result);
    }

    private bool IsWanted(string name) =>
        _options.Filter is not { } filter
        || (filter.Contains('*', StringComparison.Ordinal) ? FileSystemName.MatchesSimpleExpression(filter, name, ignoreCase: false) : name.Contains(filter, StringComparison.Ordinal));

    /// <summary>Null when a policy does not load: its findings are told, and nothing is tested by half of the rules.</summary>
    private TestRunner? LoadPolicies()
    {
        var documents = new List<PolicyDocument>();
        foreach (var file in PolicyFileReader.Read(PolicyPaths()))
        {
            Load(file, documents);
        }

        if (_couldNotRun)
        {
            return null;
        }

        var runner = new TestRunner(documents, new PolicySetOptions());
        foreach (var diagnostic in runner.Policies.Failures.SelectMany(static failure => failure.Diagnostics))
        {
            Fail(diagnostic.ToString());
        }

        if (runner.Policies.Policies.Count == 0 && !_couldNotRun)
        {
            Fail($"no policy in {string.Join(", ", PolicyPaths())}; name some with --policies");
        }

        return _couldNotRun ? null : runner;
    }

    private void Load(PolicyFile file, List<PolicyDocument> documents)
    {
        if (file.Source is null)
        {
            Fail(file.Problem!);
            return;
        }

        var loaded = PolicyLoader.Load(file.Source);
        documents.AddRange(loaded.Documents);
        foreach (var diagnostic in loaded.Failures.SelectMany(static failure => failure.Diagnostics))
        {
            Fail(diagnostic.ToString());
        }
    }

    private List<string> PolicyPaths()
    {
        var paths = new List<string>();
        foreach (var path in _options.Policies.Count > 0 ? _options.Policies : _options.Paths)
        {
            var shown = path == PolicyPath.Builtin ? path : Shown(path);
            var found = _options.Policies.Count > 0 ? shown : TestFiles.PolicyPathOf(shown);
            if (!paths.Contains(found))
            {
                paths.Add(found);
            }
        }

        return paths;
    }

    private string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path, _surroundings.Directory));

    private void Fail(string problem)
    {
        _couldNotRun = true;
        _surroundings.Error.WriteLine(problem);
    }
}
