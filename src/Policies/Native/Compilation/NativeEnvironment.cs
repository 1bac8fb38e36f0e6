using Caveat.Cel;
using Caveat.Cel.Extensions;
using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Types;
using Caveat.Policies.Compilation;

namespace Caveat.Policies.Native.Compilation;

/// <summary>The environments of native policies' expressions: exactly what an API server of 1.36 has, and nothing of Caveat's own.</summary>
internal static class NativeEnvironment
{
    private static readonly KubernetesOptions Language = KubernetesEnvironment.Options(KubernetesVersion.Latest);
    private static readonly IReadOnlyList<Library> Conditions = KubernetesEnvironment.Libraries(KubernetesVersion.Latest);
    private static readonly IReadOnlyList<Library> Mutations = KubernetesEnvironment.MutationLibraries(KubernetesVersion.Latest);

    private static readonly Lazy<CelEnvironment>[] Made =
    [
        new(static () => Create(Conditions, null, hasParams: false, hasAuthorizer: true)), new(static () => Create(Conditions, null, hasParams: true, hasAuthorizer: true)),
        new(static () => Create(Conditions, null, hasParams: false, hasAuthorizer: false)), new(static () => Create(Conditions, null, hasParams: true, hasAuthorizer: false)),
        new(static () => Create(Mutations, new MutationObjects(), hasParams: false, hasAuthorizer: true)), new(static () => Create(Mutations, new MutationObjects(), hasParams: true, hasAuthorizer: true)),
    ];

    /// <summary>For conditions, validations and variables.</summary>
    public static CelEnvironment Of(bool hasParams) => Made[hasParams ? 1 : 0].Value;

    /// <summary>For <c>messageExpression</c>, which must not ask what the user may do.</summary>
    public static CelEnvironment OfMessages(bool hasParams) => Made[hasParams ? 3 : 2].Value;

    /// <summary>For the patches of mutating policies.</summary>
    public static CelEnvironment OfMutations(bool hasParams) => Made[hasParams ? 5 : 4].Value;

    private static CelEnvironment Create(IReadOnlyList<Library> libraries, ObjectDeclarations? objects, bool hasParams, bool hasAuthorizer) => CelEnvironment.Create(new EnvironmentOptions
    {
        Libraries = [StandardLibrary.Instance, OptionalLibrary.Instance, .. libraries],
        Variables = Variables(hasParams, hasAuthorizer),
        Objects = objects,
        HomogeneousLiterals = Language.HomogeneousLiterals,
        ValidatesLiterals = Language.LiteralsAreValidated,
    });

    private static VariableDeclaration[] Variables(bool hasParams, bool hasAuthorizer)
    {
        var variables = new VariableDeclaration[PolicySlots.FirstOwn];
        variables[PolicySlots.Object] = new("object", CelType.Dyn);
        variables[PolicySlots.OldObject] = new("oldObject", CelType.Dyn);
        variables[PolicySlots.Request] = new("request", NativeTypes.Request);
        variables[PolicySlots.NamespaceObject] = new("namespaceObject", NativeTypes.Namespace);
        variables[PolicySlots.Authorizer] = new(hasAuthorizer ? "authorizer" : Hidden(PolicySlots.Authorizer), AuthorizerTypes.Authorizer);
        variables[PolicySlots.Params] = new(hasParams ? "params" : Hidden(PolicySlots.Params), CelType.Dyn);
        variables[PolicySlots.RequestResource] = new(hasAuthorizer ? "authorizer.requestResource" : Hidden(PolicySlots.RequestResource), AuthorizerTypes.ResourceCheck);
        variables[PolicySlots.Now] = new(Hidden(PolicySlots.Now), CelType.Timestamp);
        return variables;
    }

    // A name that no expression can write, and that nobody is told of, keeps the slot of what may not be read.
    private static string Hidden(int slot) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{slot}>");
}
