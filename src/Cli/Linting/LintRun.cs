using Caveat.Policies;
using Caveat.Policies.Linting;
using Caveat.Policies.Loading;
using Caveat.PolicyFiles;
using Caveat.Text;

namespace Caveat.Cli.Linting;

/// <summary>One run of <c>lint</c>.</summary>
internal sealed class LintRun
{
    private readonly LintCommandOptions _options;
    private readonly Surroundings _surroundings;

    public LintRun(LintCommandOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
    }

    /// <summary>The exit code.</summary>
    public int Run()
    {
        var problems = new List<string>();
        var texts = TextsOf(_options.Paths, problems);
        var others = OthersOf(problems);
        var definitions = new DefinitionReader(problems).Read(PathsOf(_options.Definitions));
        foreach (var problem in problems)
        {
            _surroundings.Error.WriteLine(problem);
        }

        if (problems.Count > 0 || texts.Count == 0)
        {
            _surroundings.Error.WriteLine(problems.Count > 0 ? "caveat: nothing was linted" : $"caveat: no policy in {string.Join(", ", _options.Paths)}");
            return ExitCodes.CouldNotRun;
        }

        var findings = PolicyLinter.Lint(texts, new LintOptions { Definitions = definitions, Others = others, Now = _surroundings.Clock.GetUtcNow() });
        LintOutput.Write(findings, texts.Count, _options.Output, _surroundings);
        return ExitCodeOf(findings);
    }

    private int ExitCodeOf(IReadOnlyList<LintFinding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Level == LintLevel.Error || _options.IsStrict && finding.Level == LintLevel.Warning)
            {
                return ExitCodes.Denied;
            }
        }

        return ExitCodes.Passed;
    }

    private List<PolicyDocument> OthersOf(List<string> problems)
    {
        var documents = new List<PolicyDocument>();
        foreach (var text in TextsOf(_options.Policies, problems))
        {
            documents.AddRange(PolicyLoader.Load(text).Documents);
        }

        return documents;
    }

    private List<SourceText> TextsOf(IReadOnlyList<string> paths, List<string> problems)
    {
        var texts = new List<SourceText>();
        foreach (var file in PolicyFileReader.Read(PathsOf(paths)))
        {
            if (file.Source is { } source)
            {
                texts.Add(source);
            }
            else
            {
                problems.Add(file.Problem!);
            }
        }

        return texts;
    }

    private List<string> PathsOf(IReadOnlyList<string> paths)
    {
        var resolved = new List<string>(paths.Count);
        foreach (var path in paths)
        {
            resolved.Add(path == PolicyPath.Builtin ? path : Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path, _surroundings.Directory)));
        }

        return resolved;
    }
}
