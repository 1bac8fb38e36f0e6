using System.Text;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Extensions;
using Caveat.Json;
using Caveat.Text;

namespace Caveat.Cli.Expressions;

/// <summary>The sentences of <c>caveat eval</c>.</summary>
internal static class ExpressionMessages
{
    public const string NoExpression = "no expression; expected 'caveat eval EXPR', or 'caveat eval --batch' with requests on standard input";

    public const string ExpressionInBatch = "an expression and --batch exclude each other; with --batch the expressions come from standard input";

    public const string ObjectsInBatch = "-f, --old, --var, -o and --verbose have no meaning with --batch; a request brings its own \"vars\"";

    public const string StandardInputTwice = "-f and --old can't both read standard input";

    public const string NoDocument = "no document; expected one object in YAML or JSON";

    public const string SecondDocument = "a second document; expected one object in YAML or JSON";

    public const string NotAnObject = """not a request; expected an object such as {"expr":"a + 1","vars":{"a":1}}""";

    public const string NoExpr = """no "expr"; expected a request such as {"expr":"a + 1","vars":{"a":1}}""";

    public const string ExprIsNoString = "\"expr\" must be a string";

    public const string VarsIsNoObject = "\"vars\" must be an object: a name and a value for each variable";

    /// <summary>Characters of a name that a message shows.</summary>
    public const int MaxShownCharacters = 80;

    private static readonly string[] RequestFields = ["expr", "vars"];

    public static string NotJson(JsonError error) => $"not JSON: {error.Message}";

    public static string LineTooLong(int limit) => $"the line is longer than {limit} bytes (MaxLineBytes)";

    public static string UnknownField(string name) => $"unknown field \"{Shorten(name)}\" of a request{NearestName.Hint(name, RequestFields)}";

    public static string NoName(string name) => $"'{Shorten(name)}' is no name of a variable; expected letters, digits and '_', not a digit first, such as 'replicas'";

    public static string NoAssignment(string text) => $"--var {Shorten(text)}: expected NAME=JSON, such as --var replicas=3 or --var 'name=\"web\"'";

    public static string VariableIsNotJson(string name, JsonError error) => $"--var {Shorten(name)}: not JSON: {error.Message}; a string stands in quotes: --var '{Shorten(name)}=\"text\"'";

    public static string VariableTwice(string name) => $"--var {Shorten(name)}: there is a variable of that name already";

    public static string UnknownRelease(string text) =>
        $"--kubernetes {Shorten(text)}: no release that is known here; expected {KubernetesLanguage.Oldest} to {KubernetesVersion.Latest}";

    public static string ValueTooLong(int limit) => $"the value is longer than {limit} bytes as JSON (MaxBytes)";

    public static string ValueTooDeep(int limit) => $"the value is nested deeper than {limit} (MaxNesting)";

    public static string Summary(string type, CostMeter meter) => $"type {type}, cost {meter.Used}";

    /// <summary>One finding a line.</summary>
    public static string Lines(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(diagnostic.ToString());
        }

        return text.ToString();
    }

    private static string Shorten(string text) => Excerpt.Of(text, MaxShownCharacters);
}
