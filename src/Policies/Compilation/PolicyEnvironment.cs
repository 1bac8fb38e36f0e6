using Caveat.Cel;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Stateful;
using Caveat.Cel.Functions.Standard;

namespace Caveat.Policies.Compilation;

/// <summary>
/// The environment that policies' expressions are written for: that of the newest API server, whichever one is in front of the webhook, so that a policy means the same
/// everywhere; and the functions for stateful systems, which are Caveat's own.
/// </summary>
internal static class PolicyEnvironment
{
    private static readonly KubernetesOptions Language = KubernetesEnvironment.Options(KubernetesVersion.Latest);

    public static CelEnvironment Common { get; } = Create(Language.HomogeneousLiterals);

    /// <summary>The same where types are known of fields that have none when a rule runs: a list may hold a text and a number then.</summary>
    public static CelEnvironment Lenient => field ??= Create(homogeneousLiterals: false);

    private static CelEnvironment Create(bool homogeneousLiterals) => CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, .. KubernetesEnvironment.Libraries(KubernetesVersion.Latest), StatefulLibrary.Instance],
        Variables = PolicySlots.Common,
        HomogeneousLiterals = homogeneousLiterals,
        ValidatesLiterals = Language.LiteralsAreValidated,
    });
}
