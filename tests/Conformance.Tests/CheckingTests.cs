using System.Text.RegularExpressions;
using Caveat.Cel;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Conformance.Tests;

/// <summary>Every expression of the suites against the types and overloads that cel-go's checker finds, and against its errors where it finds them.</summary>
public sealed partial class CheckingTests
{
    private static readonly SkipList Skips = SkipList.Load("checking-skips.txt");

    // Declared in cel-go's own tests, and not in the rows.
    private static readonly Library OfCelGosTests = new()
    {
        Name = "test",
        Functions =
        [
            new("fg_s", [new Overload { Id = "fg_s_0", Parameters = [], Result = CelType.String }]),
            new("fi_s_s", [new Overload { Id = "fi_s_s_0", Parameters = [CelType.String], Result = CelType.String, IsMember = true }]),
        ],
    };

    // Most rows were made without comparison of an int with a double and so on, which has overloads of its own.
    private static readonly Library Language = WithoutMixedComparison(StandardLibrary.Instance);

    private static readonly VariableDeclaration[] VariablesOfCelGosTests =
    [
        new("is", CelType.String), new("ii", CelType.Int), new("iu", CelType.Uint), new("iz", CelType.Bool), new("ib", CelType.Bytes),
        new("id", CelType.Double), new("ix", CelType.Null),
    ];

    public static IEnumerable<TheoryDataRow<string, int>> Checked() => Rows(row => row.CheckedAst is not null);

    public static IEnumerable<TheoryDataRow<string, int>> Refused() => Rows(row => row.Ast is not null && row.CheckedAst is null && row.Error is not null);

    [Theory]
    [MemberData(nameof(Checked))]
    public void FindsTheTypesThatCelGoFinds(string suite, int index)
    {
        var row = SuiteRows.Of(suite)[index];
        var result = EnvironmentOf(row).Check(new SourceText("<input>", row.Expression));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(row.Type, TypeAdorner.Format(result.Expr!.ResultType));
        Assert.Equal(row.CheckedAst, DebugPrinter.Print(ResolvedTree.Of(result.Expr), new TypeAdorner(result.Expr)));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void FindsTheErrorsThatCelGoFinds(string suite, int index)
    {
        var row = SuiteRows.Of(suite)[index];
        var result = EnvironmentOf(row).Check(new SourceText("<input>", row.Expression));
        var expected = ErrorsOf(row.Error!);
        foreach (var diagnostic in result.Diagnostics)
        {
            var message = Plain(diagnostic.Message);
            var found = expected.FindIndex(text => message.StartsWith(text, StringComparison.Ordinal));
            Assert.True(found >= 0, $"not one of cel-go's errors: {message}; these are left: {string.Join("; ", expected)}");
            expected.RemoveAt(found);
        }

        Assert.Empty(expected);
    }

    [Fact]
    public void EverySkipIsNeeded()
    {
        foreach (var suite in (string[])["checking", "conformance", "parsing"])
        {
            foreach (var row in SuiteRows.Of(suite))
            {
                Skips.ReasonFor(row);
            }
        }

        Assert.Empty(Skips.Unused());
    }

    private static CelEnvironment EnvironmentOf(SuiteRow row)
    {
        var functions = row.Get("typeEnv") is { } declared ? new List<FunctionDeclaration>(SuiteTypes.Functions(declared)) : [];
        var variables = row.Get("typeEnv") is { } env ? new List<VariableDeclaration>(SuiteTypes.Variables(env)) : [];
        return CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = [LanguageOf(row), OptionalLibrary.Instance, .. ExtensionsOf(row), OfCelGosTests, new Library { Name = "row", Functions = functions }],
            Variables = row.Text("file") == "checking" ? [.. VariablesOfCelGosTests, .. variables] : variables,
            Container = row.Text("container") ?? "",
        });
    }

    private static Library LanguageOf(SuiteRow row) =>
        row.CheckedAst?.Contains("_int64_double", StringComparison.Ordinal) == true ? StandardLibrary.Instance : Language;

    private static Library WithoutMixedComparison(Library library)
    {
        var functions = new List<FunctionDeclaration>();
        foreach (var function in library.Functions)
        {
            var isOrder = function.Name is Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual;
            var overloads = new List<Overload>(function.Overloads);
            overloads.RemoveAll(overload => isOrder && !overload.Parameters[0].Equals(overload.Parameters[1]));
            functions.Add(function with { Overloads = overloads });
        }

        return new Library { Name = library.Name, Functions = functions, Macros = library.Macros, Types = library.Types };
    }

    private static IReadOnlyList<Library> ExtensionsOf(SuiteRow row) => row.Text("file") switch
    {
        "bindings_ext" => [BindingsLibrary.Instance],
        "encoders_ext" => [EncodersLibrary.Instance],
        "math_ext" => [MathLibrary.Instance],
        "string_ext" => [StringsLibrary.Version4],
        _ => [],
    };

    // cel-go numbers unknown types, and says the same of an unknown function as of an unknown name.
    private static string Plain(string message) => UnknownType().Replace(message, "dyn").Replace("no function '", "undeclared reference to '", StringComparison.Ordinal);

    private static List<string> ErrorsOf(string text)
    {
        var errors = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (ErrorLine().Match(line) is { Success: true } match)
            {
                errors.Add(Plain(match.Groups["message"].Value).Replace(" (in container '')", "", StringComparison.Ordinal));
            }
        }

        return errors;
    }

    private static IEnumerable<TheoryDataRow<string, int>> Rows(Predicate<SuiteRow> counts)
    {
        foreach (var suite in (string[])["checking", "conformance", "parsing"])
        {
            var rows = SuiteRows.Of(suite);
            for (var i = 0; i < rows.Count; i++)
            {
                if (counts(rows[i]))
                {
                    yield return new TheoryDataRow<string, int>(suite, i)
                    {
                        TestDisplayName = $"{suite}: {rows[i].Path}",
                        Skip = NeedsMessages(rows[i]) ? "needs protobuf messages, enumerations or wrappers" : Skips.ReasonFor(rows[i]),
                    };
                }
            }
        }
    }

    private static bool NeedsMessages(SuiteRow row)
    {
        var declarations = row.Get("typeEnv")?.ToString() ?? "";
        return MessageName().IsMatch(row.Expression + row.CheckedAst + row.Error) || MessageType().IsMatch(declarations);
    }

    [GeneratedRegex("_var[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex UnknownType();

    [GeneratedRegex("^ERROR: [^:]*:[0-9]+:[0-9]+: (?<message>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();

    [GeneratedRegex("TestAllTypes|TestRequired|GlobalEnum|NestedEnum|NestedMessage|wrapper\\(|google\\.protobuf\\.[A-Z][A-Za-z0-9]*\\{|google\\.protobuf\\.(Any|Struct|Value|ListValue|NullValue|[A-Z][A-Za-z0-9]+Value)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MessageName();

    [GeneratedRegex("messageType|wrapper|\"ANY\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MessageType();
}
