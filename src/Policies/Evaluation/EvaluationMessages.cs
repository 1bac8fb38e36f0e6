using Caveat.Cel.Values;
using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>What is said about rules that could not be judged.</summary>
internal static class EvaluationMessages
{
    public const string NoAuthorizer = "authorizer is not there: nobody can be asked what a user may do";
    public const string ParentIsGone = "the object that is scaled was not found";
    public const string NotIdempotent = "the defaults are not done in one pass: this rule fills in more once the others have; make its value or its when independent of them";

    public static string Failed(CompiledExpression expression, CelError error)
    {
        var span = error.Span is { } part ? expression.Text.SpanOf(part) : expression.Text.Span;
        var source = expression.Source;
        var position = source.PositionOf(span.Start);
        return $"{source.Name}:{position.Line}:{position.Column}: {error.Message}";
    }

    public static string NotBoolean(CompiledExpression expression) => Failed(expression, new CelError("the expression gave something that is no bool"));

    public static string UnknownLookup(string name, ObjectNeed need, string reason) => $"look-up {name}: {need} is not known: {reason}";

    public static string UnknownNamespace(string name, string reason) => $"namespace \"{name}\" is not known: {reason}";

    public static string UnknownObject(ObjectNeed need, string reason) => $"{need} is not known: {reason}";

    public static string UnknownParent(ObjectNeed need, string reason) => $"{need} is not known, which is scaled: {reason}";

    public static string NoText(string what) => $"{what} gave something that is no string";

    public static string NoJson(string field) => $"what {field} would get is nothing that JSON has";
}
