using Caveat.Cel.Functions;

namespace Caveat.Cel.Cost;

/// <summary>Estimates of the language's own functions whose cost depends on sizes, by overload id (cel-go, checker/cost.go). All others cost 1.</summary>
internal static class StandardCosts
{
    public static CallEstimate Of(string overloadId, StaticCall call) => overloadId switch
    {
        "string_to_bytes" => new(Traversal(call, 0), Scaled(call.SizeOf(0), 1, 4)),
        "bytes_to_string" => new(Traversal(call, 0), new Estimate(call.SizeOf(0).Min / 4, call.SizeOf(0).Max)),
        "strings_quote" => new(Traversal(call, 0), Scaled(call.SizeOf(0), 1, 2).Plus(Estimate.Exactly(2))),
        "string_format" => new(Traversal(call, 0), call.SizeOf(0).Plus(call.SizeOf(1))),
        "starts_with_string" or "ends_with_string" => new(Traversal(call, 1)),
        "in_list" => new(call.SizeOf(1)),
        "matches_string" => new(Matching(call)),
        "contains_string" => new(Traversal(call, 0).Times(Traversal(call, 1))),
        "add_list" => new(Estimate.Exactly(1), call.SizeOf(0).Plus(call.SizeOf(1))),
        "add_string" or "add_bytes" => Joining(call.SizeOf(0).Plus(call.SizeOf(1))),
        "equals" or "not_equals" => new(Comparing(call)),
        "less_string" or "less_equals_string" or "greater_string" or "greater_equals_string" => new(Comparing(call)),
        "less_bytes" or "less_equals_bytes" or "greater_bytes" or "greater_equals_bytes" => new(Comparing(call)),
        _ => CallEstimate.Exactly(1),
    };

    private static Estimate Traversal(StaticCall call, int argument) => call.SizeOf(argument).Times(UnitCosts.Traversal);

    private static Estimate Scaled(Estimate size, ulong least, ulong most) => size.Times(new Estimate(least, most));

    private static CallEstimate Joining(Estimate size) => new(size.Times(UnitCosts.Traversal), size);

    // An empty text does not make a long pattern free, so one is added.
    private static Estimate Matching(StaticCall call) =>
        call.SizeOf(0).Plus(Estimate.Exactly(1)).Times(UnitCosts.Traversal).Times(call.SizeOf(1).Times(UnitCosts.RegexLength));

    // The shorter side decides when the comparison is over.
    private static Estimate Comparing(StaticCall call)
    {
        var most = Math.Min(call.SizeOf(0).Max, call.SizeOf(1).Max);
        return new Estimate(Math.Min(1, most), most).Times(UnitCosts.Traversal);
    }
}
