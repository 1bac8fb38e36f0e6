using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Extensions.Lists;
using Caveat.Cel.Extensions.Sets;
using Caveat.Cel.Extensions.Strings;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Syntax;

namespace Caveat.Cel.Extensions;

/// <summary>
/// The environment of the API server, release by release (kubernetes/apiserver, <c>pkg/cel/environment/base.go</c>). Releases before 1.27, the first that
/// is told apart there, have what is marked 1.0. The standard library, which every release has, is not in the table.
/// </summary>
public static class KubernetesEnvironment
{
    private static readonly KubernetesVersion Always = new(1, 0);
    private static readonly string[] Comparisons = [Operators.Less, Operators.LessOrEqual, Operators.Greater, Operators.GreaterOrEqual];
    private static readonly Library OfOneType = WithoutCrossTypeComparisons(StandardLibrary.Instance);

    /// <summary>Every library with the releases that have it.</summary>
    public static IReadOnlyList<KubernetesLibrary> Table { get; } =
    [
        new(UrlLibrary.Instance, Always),
        new(RegexLibrary.Instance, Always),
        new(KubernetesListsLibrary.Instance, Always),
        new(StringsLibrary.Version0, Always, Removed: new(1, 29)),
        new(AuthorizerLibrary.Instance, new(1, 27)),
        new(QuantityLibrary.Instance, new(1, 28)),
        new(StringsLibrary.Version2, new(1, 29)),
        new(SetsLibrary.Instance, new(1, 29)),
        new(IpLibrary.Instance, new(1, 30)),
        new(CidrLibrary.Instance, new(1, 30)),
        new(FormatLibrary.Instance, new(1, 31)),
        new(AuthorizerLibrary.Selectors, new(1, 31)),
        new(ComprehensionsLibrary.Instance, new(1, 32)),
        new(JsonPatchLibrary.Instance, new(1, 32), MutationOnly: true),
        new(SemverLibrary.Instance, new(1, 33)),
        new(ListsLibrary.Instance, new(1, 34)),
        new(OptionalListsLibrary.Instance, new(1, 34)),
    ];

    /// <summary>The standard library as a release has it: before 1.28 its comparisons take two numbers of one type only.</summary>
    public static Library Standard(KubernetesVersion version) => Options(version).CrossTypeNumericComparisons ? StandardLibrary.Instance : OfOneType;

    /// <summary>What validations, match conditions and variables may use.</summary>
    public static IReadOnlyList<Library> Libraries(KubernetesVersion version) => Select(version, mutation: false);

    /// <summary>What the expressions of mutating policies may use.</summary>
    public static IReadOnlyList<Library> MutationLibraries(KubernetesVersion version) => Select(version, mutation: true);

    /// <summary>How a release reads the language.</summary>
    public static KubernetesOptions Options(KubernetesVersion version) => new(
        HomogeneousLiterals: true,
        CrossTypeNumericComparisons: version >= new KubernetesVersion(1, 28),
        OptionalTypes: version >= new KubernetesVersion(1, 28),
        LiteralsAreValidated: version >= new KubernetesVersion(1, 29));

    private static Library WithoutCrossTypeComparisons(Library standard)
    {
        var functions = new List<FunctionDeclaration>(standard.Functions.Count);
        foreach (var function in standard.Functions)
        {
            functions.Add(Array.IndexOf(Comparisons, function.Name) < 0 ? function : new(function.Name, OfEqualParameters(function.Overloads)));
        }

        return new Library { Name = standard.Name, Version = standard.Version, Doc = standard.Doc, Functions = functions, Macros = standard.Macros, Types = standard.Types };
    }

    private static List<Overload> OfEqualParameters(IReadOnlyList<Overload> overloads)
    {
        var kept = new List<Overload>(overloads.Count);
        foreach (var overload in overloads)
        {
            if (overload.Parameters[0].Equals(overload.Parameters[1]))
            {
                kept.Add(overload);
            }
        }

        return kept;
    }

    private static List<Library> Select(KubernetesVersion version, bool mutation)
    {
        var libraries = new List<Library>();
        foreach (var row in Table)
        {
            if (row.IsIn(version) && (mutation || !row.MutationOnly))
            {
                libraries.Add(row.Library);
            }
        }

        return libraries;
    }
}
