using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Policies.Compilation;

namespace Caveat.Policies.Auditing;

/// <summary>Tells which facts of a write an expression reads through the variable <c>request</c>.</summary>
internal static class RequestReads
{
    private const string Request = "request";

    /// <summary>A use of <c>request</c> that is no field by name reads all of it.</summary>
    public static WriteFacts Of(Expr root)
    {
        var facts = WriteFacts.None;
        Stack<Expr> open = new([root]);
        while (open.TryPop(out var node))
        {
            if (FieldOf(node) is { } field)
            {
                facts |= OfField(field);
                continue;
            }

            facts |= node is IdentExpr { Name: Request } ? OfField("") : WriteFacts.None;
            foreach (var child in TreeSearch.ChildrenOf(node))
            {
                open.Push(child);
            }
        }

        return facts;
    }

    private static string? FieldOf(Expr node) => node switch
    {
        SelectExpr { Operand: IdentExpr { Name: Request }, Field: var field } => field,
        CallExpr { Function: Operators.OptionalSelect or Operators.Index or Operators.OptionalIndex, Arguments: [IdentExpr { Name: Request }, ConstantExpr { Constant: { Kind: ValueKind.String } key }] } => key.AsText,
        _ => null,
    };

    private static WriteFacts OfField(string field) => field switch
    {
        "kind" or "resource" or "subResource" or "requestKind" or "requestResource" or "requestSubResource" or "name" or "namespace" or "object" => WriteFacts.None,
        "oldObject" => WriteFacts.Before,
        "userInfo" => WriteFacts.User,
        "operation" or "options" or "dryRun" or "uid" => WriteFacts.Manner,
        _ => WriteFacts.Before | WriteFacts.User | WriteFacts.Manner,
    };
}
