using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>
/// Finds literals that a call can only fail on. The API server refuses them when an expression is written (cel-go's ValidateDurationLiterals, ValidateTimestampLiterals and
/// ValidateRegexLiterals).
/// </summary>
internal sealed class LiteralRules(CheckedExpr checkedExpr)
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>In the order of the tree; as deep as the checker lets it be.</summary>
    public static IReadOnlyList<Diagnostic> Check(CheckedExpr checkedExpr)
    {
        var rules = new LiteralRules(checkedExpr);
        rules.Visit(checkedExpr.Root);
        return rules._diagnostics;
    }

    private void Visit(Expr expr)
    {
        switch (expr)
        {
            case SelectExpr select:
                Visit(select.Operand);
                break;
            case CallExpr call:
                VisitCall(call);
                break;
            case ListExpr list:
                VisitAll(list.Elements);
                break;
            case MapExpr map:
                foreach (var entry in map.Entries)
                {
                    Visit(entry.Key);
                    Visit(entry.Value);
                }

                break;
            case StructExpr message:
                foreach (var field in message.Fields)
                {
                    Visit(field.Value);
                }

                break;
            case ComprehensionExpr fold:
                VisitAll([fold.IterRange, fold.AccuInit, fold.LoopCondition, fold.LoopStep, fold.Result]);
                break;
        }
    }

    private void VisitAll(IReadOnlyList<Expr> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            Visit(nodes[i]);
        }
    }

    private void VisitCall(CallExpr call)
    {
        if (call.Target is not null)
        {
            Visit(call.Target);
        }

        VisitAll(call.Arguments);
        if (checkedExpr.ReferenceOf(call) is FunctionReference { Candidates: [var overload] })
        {
            CheckCall(call, overload);
        }
    }

    private void CheckCall(CallExpr call, Overload overload)
    {
        switch (overload.Id)
        {
            case "string_to_duration" or "string_to_timestamp":
                CheckConversion(call, overload);
                break;
            case "matches" or "matches_string":
                CheckPattern(call, overload);
                break;
        }
    }

    private void CheckConversion(CallExpr call, Overload overload)
    {
        if (call.Arguments is [ConstantExpr literal] && overload.Body?.Unary is { } convert)
        {
            Report(literal, convert(literal.Constant));
        }
    }

    private void CheckPattern(CallExpr call, Overload overload)
    {
        if (call.Arguments is [.., ConstantExpr literal] && overload.Body?.Binary is { } match)
        {
            Report(literal, match(Value.Of(""), literal.Constant));
        }
    }

    private void Report(ConstantExpr literal, Value result)
    {
        if (result.IsError && _diagnostics.Count < Checker.MaxErrors)
        {
            _diagnostics.Add(Diagnostic.Error(checkedExpr.Source, literal.Span, CheckErrors.InvalidLiteral(result.AsError.Message)));
        }
    }
}
