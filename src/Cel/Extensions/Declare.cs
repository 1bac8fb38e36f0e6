using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions;

/// <summary>Short forms for declaring a library's functions.</summary>
internal static class Declare
{
    public static CelType T { get; } = CelType.Parameter("T");

    public static CelType ListOfT { get; } = CelType.ListOf(T);

    public static FunctionDeclaration Function(string name, params Overload[] overloads) => new(name, overloads);

    /// <summary>An example that gives a value, or <c>error: …</c>.</summary>
    public static FunctionExample Example(string expression, string result) => new(expression, result);

    public static FunctionBody Of(Func<Value, Value> body) => body;

    public static FunctionBody Of(Func<Value, Value, Value> body) => body;

    public static FunctionBody Of(Func<Value, Value, Value, Value> body) => body;

    public static FunctionBody Of(Func<Value[], Value> body) => body;

    /// <summary>A function that is called by its name.</summary>
    public static Overload Make(
        string id, IReadOnlyList<CelType> parameters, CelType result, FunctionBody body, CostRule cost, string doc, params FunctionExample[] examples) => new()
    {
        Id = id,
        Parameters = parameters,
        Result = result,
        Body = body,
        Cost = cost.Run,
        StaticCost = cost.Estimate,
        Doc = doc,
        Examples = examples,
    };

    /// <summary>A function that is called on its first parameter.</summary>
    public static Overload Member(
        string id, IReadOnlyList<CelType> parameters, CelType result, FunctionBody body, CostRule cost, string doc, params FunctionExample[] examples) => new()
    {
        Id = id,
        IsMember = true,
        Parameters = parameters,
        Result = result,
        Body = body,
        Cost = cost.Run,
        StaticCost = cost.Estimate,
        Doc = doc,
        Examples = examples,
    };
}
