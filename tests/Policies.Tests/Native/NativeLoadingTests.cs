namespace Caveat.Policies.Tests.Native;

/// <summary>What is wrong with native documents is told as with Caveat's own: all at once, with its place, and with what to write instead.</summary>
public sealed class NativeLoadingTests
{
    private const string Match = "  matchConstraints: {resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]}\n";
    private const string Policy = "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: p}\nspec:\n" + Match;
    private const string Mutating = "apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingAdmissionPolicy\nmetadata: {name: p}\nspec:\n" + Match;
    private const string Binding = "apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec:\n  policyName: p\n";

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { Policy + "  validatoins: []\n", "p.yaml:5:3: a ValidatingAdmissionPolicy needs validations or auditAnnotations\np.yaml:6:3: no field 'validatoins' in the spec of a ValidatingAdmissionPolicy; did you mean 'validations'?" },
        { Policy + "  validations: [{expresion: 'true'}]\n", "p.yaml:6:17: a validation needs 'expression'\np.yaml:6:18: no field 'expresion' in a validation; did you mean 'expression'?" },
        { Policy + "  validations: [{expression: object.spec.paused}]\n", "p.yaml:6:30: the expression must be of type bool, and is of type dyn" },
        { Policy + "  validations: [{expression: 'true', messageExpression: '1'}]\n", "p.yaml:6:58: the expression must be of type string, and is of type int" },
        { Policy + "  validations: [{expression: params.x == 1}]\n", "p.yaml:6:30: undeclared reference to 'params'" },
        { Policy + "  validations: [{expression: request.opration == 'CREATE'}]\n", "p.yaml:6:38: undefined field 'opration'; did you mean 'operation'?" },
        { Policy + "  validations: [{expression: 'true', messageExpression: string(authorizer)}]\n", "p.yaml:6:64: undeclared reference to 'authorizer'" },
        { Policy + "  validations: [{expression: caveat.now == 2}]\n", "p.yaml:6:30: undeclared reference to 'caveat'" },
        { Policy + "  validations: [{expression: 'Object{} == null'}]\n", "p.yaml:6:31: undeclared reference to 'Object'" },
        { Policy + "  validations: [{expression: 'true', reason: Teapot}]\n", "p.yaml:6:46: 'Teapot' is not known here; write Unauthorized, Forbidden, Invalid or RequestEntityTooLarge" },
        { Policy + "  variables: [{name: a, expression: variables.b}, {name: b, expression: '1'}]\n  validations: [{expression: variables.b == 1}]\n", "p.yaml:6:37: undeclared reference to 'variables'" },
        { Policy + "  variables: [{name: a, expression: '1'}, {name: a, expression: '2'}]\n  validations: [{expression: variables.a == 1}]\n", "p.yaml:6:50: two variables are called 'a'; give each a name of its own" },
        { Policy.Replace("resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]", "resourceRules: []", StringComparison.Ordinal) + "  validations: [{expression: 'true'}]\n", "p.yaml:5:21: nothing is matched; name under resourceRules what the policy applies to" },
        { Policy.Replace("admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v2", StringComparison.Ordinal) + "  validations: [{expression: 'true'}]\n", "p.yaml:1:13: 'admissionregistration.k8s.io/v2' is not a version of admissionregistration.k8s.io that can be loaded here; write admissionregistration.k8s.io/v1" },
        { Policy.Replace("ValidatingAdmissionPolicy", "ValidatingAdmisionPolicy", StringComparison.Ordinal), "p.yaml:2:7: no kind 'ValidatingAdmisionPolicy' in admissionregistration.k8s.io/v1; did you mean 'ValidatingAdmissionPolicy'?" },
        { Binding + "  validationActions: [Deny, Warn]\n", "p.yaml:6:29: Deny and Warn say the same twice; an API server takes only one of them" },
        { Binding + "  validationActions: [Audit, Audit]\n", "p.yaml:6:30: Audit stands twice" },
        { Binding + "  validationActions: []\n", "p.yaml:6:22: validationActions is empty, and an API server takes no such list; name something" },
        { Binding + "  validationActions: [Deny]\n  paramRef: {name: a, selector: {}, parameterNotFoundAction: Deny}\n", "p.yaml:7:13: params are named or selected; give name or selector, and not both" },
        { Binding + "  validationActions: [Deny]\n  paramRef: {name: a}\n", "p.yaml:7:13: a paramRef needs 'parameterNotFoundAction'" },
        { Mutating + "  mutations: [{patchType: JSONPatch, applyConfiguration: {expression: 'Object{}'}}]\n", "p.yaml:6:15: the patchType wants jsonPatch, which is not there\np.yaml:6:15: applyConfiguration belongs to another patchType than JSONPatch; leave it out" },
        { Mutating + "  mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object.spec{}'}}]\n", "p.yaml:6:81: the expression must be of type Object, and is of type Object.spec" },
        { Mutating + "  mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{op: \"add\", pth: \"/a\"}]'}}]\n", "p.yaml:6:90: undefined field 'pth'; did you mean 'path'?" },
        { "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n", "p.yaml:1:13: 'v1' is not an API version that can be loaded here; write caveat.dev/v1" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void SaysWhatIsWrongAndWhere(string yaml, string expected) => Assert.Equal(expected, Sets.Findings(yaml));

    [Fact]
    public void EachDocumentOfAListStandsForItself()
    {
        var findings = Sets.Findings(
            """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: b}
                spec: {policyNme: p, validationActions: [Deny]}
              - apiVersion: caveat.dev/v1
                kind: CaveatPolcy
            """);
        Assert.Equal(
            "p.yaml:7:11: the spec of a ValidatingAdmissionPolicyBinding needs 'policyName'\n"
            + "p.yaml:7:12: no field 'policyNme' in the spec of a ValidatingAdmissionPolicyBinding; did you mean 'policyName'?\n"
            + "p.yaml:9:11: no kind 'CaveatPolcy' in caveat.dev/v1; did you mean 'CaveatPolicy'?",
            findings);
    }

    [Fact]
    public void DocumentsAsAServerPrintsThemLoad()
    {
        var set = Sets.Of(
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: p, uid: x, generation: 1, creationTimestamp: '2026-11-22T00:00:00Z', annotations: {a: b}}
            spec:
              failurePolicy: Fail
              matchConstraints:
                matchPolicy: Equivalent
                namespaceSelector: {}
                objectSelector: {}
                resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments], scope: '*'}]
              validations: [{expression: object.spec.replicas <= 5}]
            status: {observedGeneration: 1, typeChecking: {}}
            """);
        Assert.Equal(["p: validations[0]"], set.Policies.Select(p => $"{p.Name}: {string.Join(", ", p.Rules)}"));
    }
}
