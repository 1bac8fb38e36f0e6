using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Lists;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Types;

namespace Caveat.Conformance.Tests;

/// <summary>Libraries that suites were made with.</summary>
internal static class CelGoLibraries
{
    /// <summary>What the conformance and comprehension suites call.</summary>
    public static IReadOnlyList<Library> OfConformance { get; } =
    [
        StandardLibrary.Instance, OptionalLibrary.Instance, ComprehensionsLibrary.Instance, StringsLibrary.Version4, MathLibrary.Instance,
        EncodersLibrary.Instance, BindingsLibrary.Instance, ListsLibrary.Instance,
    ];

    private static readonly Library CheckerTests = new()
    {
        Name = "checker tests",
        Functions =
        [
            new("fg_s", [new Overload { Id = "fg_s_0", Parameters = [], Result = CelType.String }]),
            new("fi_s_s", [new Overload { Id = "fi_s_s_0", IsMember = true, Parameters = [CelType.String], Result = CelType.String }]),
        ],
    };

    private static readonly Library StandardWithoutCrossType = WithoutCrossTypeComparisons(StandardLibrary.Instance);

    /// <summary>What the types of a row's nodes were found with: no two-variable macros; comparisons of numbers of different types where the row shows one.</summary>
    public static IReadOnlyList<Library> OfTypes(SuiteRow row) =>
    [
        row.Holds("_int64_double") ? StandardLibrary.Instance : StandardWithoutCrossType,
        OptionalLibrary.Instance, StringsLibrary.Version4, MathLibrary.Instance, EncodersLibrary.Instance, BindingsLibrary.Instance, CheckerTests,
    ];

    private static Library WithoutCrossTypeComparisons(Library library)
    {
        var functions = new List<FunctionDeclaration>();
        foreach (var function in library.Functions)
        {
            var overloads = new List<Overload>(function.Overloads).FindAll(overload => !IsCrossType(overload.Id));
            functions.Add(function with { Overloads = overloads });
        }

        return new Library { Name = library.Name, Functions = functions, Macros = library.Macros, Types = library.Types };
    }

    // less_int64_double and its like; less_int64 and less_duration_duration are none.
    private static bool IsCrossType(string id)
    {
        var parts = id.Split('_');
        var (left, right) = (parts[Math.Max(0, parts.Length - 2)], parts[^1]);
        return parts[0] is "less" or "greater" && left != right && IsNumber(left) && IsNumber(right);
    }

    private static bool IsNumber(string type) => type is "int64" or "uint64" or "double";
}
