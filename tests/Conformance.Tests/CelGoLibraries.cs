using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Lists;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;

namespace Caveat.Conformance.Tests;

/// <summary>Libraries that suites call.</summary>
internal static class CelGoLibraries
{
    /// <summary>What the conformance and comprehension suites call.</summary>
    public static IReadOnlyList<Library> OfConformance { get; } =
    [
        StandardLibrary.Instance, OptionalLibrary.Instance, ComprehensionsLibrary.Instance, StringsLibrary.Version4, MathLibrary.Instance,
        EncodersLibrary.Instance, BindingsLibrary.Instance, ListsLibrary.Instance,
    ];
}
