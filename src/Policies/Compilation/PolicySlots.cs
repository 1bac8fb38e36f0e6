using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Policies.Compilation;

/// <summary>The variables that every policy's expressions have, in the order of their slots; a policy's own follow.</summary>
internal static class PolicySlots
{
    public const int Object = 0;
    public const int OldObject = 1;
    public const int Request = 2;
    public const int NamespaceObject = 3;
    public const int Authorizer = 4;
    public const int Params = 5;
    public const int RequestResource = 6;

    public const int Now = 7;

    /// <summary>No slot, but what stands among those of an expression that reads who writes out of <see cref="Request"/>.</summary>
    public const int RequestUser = -1;

    /// <summary>The same of one that reads how it is written.</summary>
    public const int RequestManner = -2;

    /// <summary>Slot of a policy's first look-up or variable.</summary>
    public const int FirstOwn = 8;

    public static IReadOnlyList<VariableDeclaration> Common { get; } =
    [
        new("object", CelType.Dyn), new("oldObject", CelType.Dyn), new("request", CelType.Dyn),
        new("namespaceObject", CelType.Dyn), new("authorizer", AuthorizerTypes.Authorizer), new("params", CelType.Dyn),
        new("authorizer.requestResource", AuthorizerTypes.ResourceCheck), new("caveat.now", CelType.Timestamp),
    ];
}
