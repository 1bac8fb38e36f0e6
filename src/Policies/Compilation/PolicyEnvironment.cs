using Caveat.Cel;
using Caveat.Cel.Functions.Standard;

namespace Caveat.Policies.Compilation;

/// <summary>The environment that policies' expressions are written for: that of the API server, and what experts of stateful systems need besides.</summary>
internal static class PolicyEnvironment
{
    public static CelEnvironment Common { get; } = CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance],
        Variables = PolicySlots.Common,
    });
}
