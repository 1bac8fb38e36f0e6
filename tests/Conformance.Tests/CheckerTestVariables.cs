using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Conformance.Tests;

/// <summary>The variables that every row of cel-go's checker tests may use, named by their types.</summary>
internal static class CheckerTestVariables
{
    public static IReadOnlyList<VariableDeclaration> All { get; } =
    [
        new("is", CelType.String), new("ii", CelType.Int), new("iu", CelType.Uint), new("iz", CelType.Bool), new("ib", CelType.Bytes),
        new("id", CelType.Double), new("ix", CelType.Null),
    ];
}
