using Caveat.Cel;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Mathematics;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;

namespace Caveat.Cli.Expressions;

/// <summary>The expression language as the API server of a release has it, with what one may turn on besides.</summary>
internal static class KubernetesLanguage
{
    /// <summary>Names of the libraries that no API server has.</summary>
    public static readonly string[] OtherLibraries = ["bindings", "encoders", "math"];

    /// <summary>The first release whose API server evaluates expressions by default (validation rules of custom resources, beta in 1.25).</summary>
    public static KubernetesVersion Oldest { get; } = new(1, 25);

    /// <summary>Whether a release's language is known here.</summary>
    public static bool IsKnown(KubernetesVersion version) => Oldest <= version && version <= KubernetesVersion.Latest;

    /// <summary>An environment without variables.</summary>
    /// <param name="version">A release that is known.</param>
    /// <param name="others">Of <see cref="OtherLibraries"/>.</param>
    public static CelEnvironment Create(KubernetesVersion version, IReadOnlyList<string> others)
    {
        var options = KubernetesEnvironment.Options(version);
        List<Library> libraries = [KubernetesEnvironment.Standard(version)];
        if (options.OptionalTypes)
        {
            libraries.Add(OptionalLibrary.Instance);
        }

        libraries.AddRange(KubernetesEnvironment.Libraries(version));
        foreach (var name in new SortedSet<string>(others, StringComparer.Ordinal))
        {
            libraries.Add(Other(name));
        }

        return CelEnvironment.Create(new EnvironmentOptions
        {
            Libraries = libraries,
            HomogeneousLiterals = options.HomogeneousLiterals,
            ValidatesLiterals = options.LiteralsAreValidated,
        });
    }

    private static Library Other(string name) => name switch
    {
        "bindings" => BindingsLibrary.Instance,
        "encoders" => EncodersLibrary.Instance,
        _ => MathLibrary.Instance,
    };
}
