using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Cost;

/// <summary>Estimates of the language's own functions whose cost depends on sizes, by overload id (cel-go, checker/cost.go). All others cost 1.</summary>
internal static class StandardCosts
{
    /// <summary>Apiserver: <c>MaxFormatSize</c>.</summary>
    private const ulong MaxFormatSize = 64;

    public static CallEstimate Of(string overloadId, StaticCall call) => overloadId switch
    {
        "string_to_bytes" => new(Traversal(call, 0), Scaled(call.SizeOf(0), 1, 4)),
        "bytes_to_string" => new(Traversal(call, 0), new Estimate(call.SizeOf(0).Min / 4, call.SizeOf(0).Max)),
        "starts_with_string" or "ends_with_string" => new(Traversal(call, 1)),
        "in_list" => new(call.SizeOf(1)),
        "matches_string" => new(Matching(call)),
        "contains_string" => new(Traversal(call, 0).Times(Traversal(call, 1))),
        "add_list" => new(Estimate.Exactly(1), call.SizeOf(0).Plus(call.SizeOf(1))),
        "add_string" or "add_bytes" => Joining(call.SizeOf(0).Plus(call.SizeOf(1))),
        "equals" when OpaqueName(call) is { } name => new(ComparingOpaque(name)),
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

    private static string? OpaqueName(StaticCall call) =>
        call.TypeOf(0) is { Kind: CelTypeKind.Opaque, Parameters.Count: 0 } type && type.Equals(call.TypeOf(1)) ? type.Name : null;

    // Only == is told apart by the API server (pkg/cel/library/cost.go), not !=. A format's size is taken to be 64 at most; that of a URL is not known.
    private static Estimate ComparingOpaque(string name) => name == "kubernetes.NamedFormat" ? new Estimate(1, MaxFormatSize).Times(UnitCosts.Traversal) : Estimate.Exactly(1);

    // The shorter side decides when the comparison is over.
    private static Estimate Comparing(StaticCall call)
    {
        var most = Math.Min(call.SizeOf(0).Max, call.SizeOf(1).Max);
        return new Estimate(Math.Min(1, most), most).Times(UnitCosts.Traversal);
    }
}
