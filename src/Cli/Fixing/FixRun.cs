using System.Text;
using Caveat.Audit.Reports;
using Caveat.Audit.Sources;
using Caveat.Cli.Checking;
using Caveat.Cli.Diffs;
using Caveat.Cli.Output;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Lookups;
using Caveat.Text;

namespace Caveat.Cli.Fixing;

/// <summary>One run of <c>fix</c>.</summary>
internal sealed class FixRun
{
    private readonly FixOptions _options;
    private readonly Surroundings _surroundings;
    private readonly InputFiles _input;
    private readonly InputTexts _texts;
    private bool _hasFailed;
    private bool _isRefused;
    private bool _hasPrinted;

    public FixRun(FixOptions options, Surroundings surroundings)
    {
        _options = options;
        _surroundings = surroundings;
        _input = new InputFiles(surroundings.Directory, surroundings.InputBytes);
        _texts = new InputTexts(surroundings);
    }

    /// <summary>The exit code. What can't be read is told on standard error, and the rest is filled in all the same.</summary>
    public int Run(CancellationToken cancellation)
    {
        if (new PolicySource(_options.Policies, _surroundings).Load(new PolicySetOptions()) is not { } policies)
        {
            return ExitCodes.CouldNotRun;
        }

        var objects = LoadObjects();
        var writer = new ReviewWriter(new RequestTemplate { Namespace = _options.Namespace });
        foreach (var file in _input.Find(_options.Paths))
        {
            cancellation.ThrowIfCancellationRequested();
            Fix(file, new ManifestFixer(new ManifestJudge(policies, writer, objects, _surroundings.Clock.GetUtcNow())));
        }

        return _hasFailed ? ExitCodes.CouldNotRun : _isRefused ? ExitCodes.Denied : ExitCodes.Passed;
    }

    private void Fix(InputFile file, ManifestFixer fixer)
    {
        var (path, text) = (file.Path, "");
        if ((file.Problem ?? _texts.TryRead(path, out text)) is { } unreadable)
        {
            Fail(unreadable);
            return;
        }

        var result = fixer.Fix(new SourceText(InputTexts.NameOf(path), text));
        _isRefused |= result.IsRefused;
        foreach (var problem in result.Problems)
        {
            Fail(problem);
        }

        if (_options.Writes)
        {
            Write(path, text, result.Text);
        }

        if (_options.PrintsDiff)
        {
            _surroundings.Output.Write(UnifiedDiff.Of((InputTexts.NameOf(path), text), (InputTexts.NameOf(path), result.Text), _surroundings.IsTerminal));
        }
        else if (!_options.Writes)
        {
            Print(result.Text);
        }
    }

    // Several files become one stream of documents.
    private void Print(string text)
    {
        if (_hasPrinted && !text.StartsWith("---", StringComparison.Ordinal) && !text.AsSpan().TrimStart().StartsWith("{"))
        {
            _surroundings.Output.Write("---\n");
        }

        _surroundings.Output.Write(text);
        if (text.Length > 0 && text[^1] != '\n')
        {
            _surroundings.Output.Write('\n');
        }

        _hasPrinted = true;
    }

    private void Write(string path, string before, string after)
    {
        if (before == after)
        {
            return;
        }

        try
        {
            var full = Path.GetFullPath(path, _surroundings.Directory);
            var hasMark = File.ReadAllBytes(full).AsSpan().StartsWith(Encoding.UTF8.Preamble);
            if (WholeFile.TryCreate(full, path, out var problem) is not { } file || (problem = file.Put([.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(after)])) is not null)
            {
                Fail(problem!);
                return;
            }

            _surroundings.Error.WriteLine(VisibleText.Line($"{path}: filled in"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail($"{path}: {e.Message}");
        }
    }

    private IObjectLookup LoadObjects()
    {
        var files = new ManifestFiles(_input, _surroundings.Error);
        var objects = files.LookedUp(_options.With, new GivenDefinitions());
        _hasFailed |= files.HasFailed;
        return objects;
    }

    private void Fail(string problem)
    {
        _hasFailed = true;
        _surroundings.Error.WriteLine(VisibleText.Line(problem));
    }
}
