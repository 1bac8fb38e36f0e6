using System.CommandLine;
using Caveat.Cli.Testing;

namespace Caveat.Cli.Commands;

/// <summary><c>caveat test DIR|FILE…</c></summary>
internal sealed class TestCommand
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Tests: files, or directories with policies and their cases",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable); those beside the tests where it is left out",
        HelpName = "PATH",
    };

    private readonly Option<string> _output = new("--output", "-o") { Description = "table, json or junit", DefaultValueFactory = static _ => "table" };

    private readonly Option<string?> _filter = new("--filter") { Description = "Only cases whose name, as test/case, holds this text, or is like it where it has a '*'", HelpName = "TEXT" };

    private readonly Option<bool> _coverage = new("--require-coverage") { Description = "Fails when a rule is never seen to fire, or never to pass" };

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Lists the cases that passed too" };

    private readonly Surroundings _surroundings;

    public TestCommand(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _output.AcceptOnlyFromAmong("table", "json", "junit");
    }

    public Command Build()
    {
        var command = new Command("test", "Runs the tests of policies") { _paths, _policies, _output, _filter, _coverage, _verbose };
        PathArgument.Guard(_paths, "caveat test");
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new TestOptions
        {
            Paths = parsed.GetValue(_paths)!,
            Policies = parsed.GetValue(_policies) ?? [],
            Filter = parsed.GetValue(_filter),
            RequiresCoverage = parsed.GetValue(_coverage),
        };
        return new TestRun(options, ReportOf(parsed), _surroundings).Run(cancellation);
    }

    private ITestReport ReportOf(ParseResult parsed) => parsed.GetValue(_output) switch
    {
        "json" => new JsonTestReport(_surroundings),
        "junit" => new JUnitTestReport(_surroundings),
        _ => new TableTestReport(_surroundings, parsed.GetValue(_verbose)),
    };
}
