using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Extensions.Kubernetes.AuthorizerTypes;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's libraries of authorization checks; the host gives the variable <c>authorizer</c>.</summary>
public static class AuthorizerLibrary
{
    /// <summary>A check's cost: two of them fill the budget of an expression.</summary>
    private const int CheckCost = 350_000;

    /// <summary>Characters of the shortest requirement of a selector, as a part of one: <c>k,</c>.</summary>
    private const double RequirementsPerCharacter = 0.5;

    private static CostRule Selector { get; } = new(
        (arguments, _) => (long)SelectorCost(Estimate.Exactly((ulong)CostRule.SizeOf(arguments[1]))).Max,
        call => new CallEstimate(SelectorCost(call.SizeOf(1))));

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.authz",
        Doc = "Whether the user of the request, or a service account, may do something.",
        Types = [Authorizer, PathCheck, GroupCheck, ResourceCheck, Decision],
        Functions =
        [
            Function("path", Member("authorizer_path", [Authorizer, CelType.String], PathCheck, Of(Path), CostRule.One,
                "A path that is no resource's. An empty one is an error.",
                Example("authorizer.path('/healthz').check('get').allowed()", "false"),
                Example("authorizer.path(' ')", "error: path must not be empty"))),
            Function("group", Member("authorizer_group", [Authorizer, CelType.String], GroupCheck, Of((a, group) => Next(a, GroupCheck, r => r with { Group = group.AsText })), CostRule.One,
                "An API group; the empty name is the core one's.",
                Example("authorizer.group('apps').resource('deployments').check('get').allowed()", "true"))),
            Function("serviceAccount", Member("authorizer_serviceaccount", [Authorizer, CelType.String, CelType.String], Authorizer, Of(ServiceAccount), CostRule.One,
                "An authorizer that asks for a service account, given by namespace and name. Names that no service account can have are errors.",
                Example("authorizer.serviceAccount('default', 'myaccount').group('').resource('pods').check('delete').allowed()", "false"),
                Example("authorizer.serviceAccount('default', 'My Account')", "error: Invalid service account name"))),
            Function("resource", Member("groupcheck_resource", [GroupCheck, CelType.String], ResourceCheck, Of(Resource), CostRule.One,
                "A resource of the group. An empty name is an error.",
                Example("authorizer.group('').resource('pods').check('get').allowed()", "true"),
                Example("authorizer.group('').resource('')", "error: resource must not be empty"))),
            Part("subresource", "resourcecheck_subresource", (r, text) => r with { Subresource = text }, "The check for a subresource; the empty name is the resource itself.", "subresource('log')"),
            Part("namespace", "resourcecheck_namespace", (r, text) => r with { Namespace = text }, "The check in a namespace; the empty name is all of them.", "namespace('default')"),
            Part("name", "resourcecheck_name", (r, text) => r with { Name = text }, "The check for one object; the empty name is all of them.", "name('web-0')"),
            Function(
                "check",
                Member("pathcheck_check", [PathCheck, CelType.String], Decision, Of(Check), CostRule.Fixed(CheckCost),
                    "Asks whether an HTTP method may be used on the path.",
                    Example("authorizer.path('/healthz').check('get').reason()", "'only get of resources'")),
                Member("resourcecheck_check", [ResourceCheck, CelType.String], Decision, Of(Check), CostRule.Fixed(CheckCost),
                    "Asks whether a verb may be used on the resource.",
                    Example("authorizer.group('').resource('pods').check('create').allowed()", "false"))),
            Answer("allowed", "decision_allowed", CelType.Bool, d => Value.Of(d.Allowed), "Whether it may be done; false also where there is no opinion or an error.", "true"),
            Answer("reason", "decision_reason", CelType.String, d => Value.Of(d.Reason), "Why; may be empty.", "''"),
            Answer("errored", "decision_errored", CelType.Bool, d => Value.Of(d.Error is not null), "Whether something went wrong while deciding.", "false"),
            Answer("error", "decision_error", CelType.String, d => Value.Of(d.Error ?? ""), "What went wrong; empty where nothing did.", "''"),
        ],
    };

    /// <summary>Selectors for the checks.</summary>
    public static Library Selectors { get; } = new()
    {
        Name = "kubernetes.authzSelectors",
        Doc = "Checks of what a selector picks.",
        Types = [ResourceCheck],
        Functions =
        [
            Function("fieldSelector", Member("authorizer_fieldselector", [ResourceCheck, CelType.String], ResourceCheck, Of((c, text) => Next(c, ResourceCheck, r => r with { FieldSelector = text.AsText })), Selector,
                "The check for objects whose fields a selector picks; one that can't be parsed is left out of the check.",
                Example("authorizer.group('').resource('pods').fieldSelector('spec.nodeName=node1').check('get').allowed()", "true"))),
            Function("labelSelector", Member("authorizer_labelselector", [ResourceCheck, CelType.String], ResourceCheck, Of((c, text) => Next(c, ResourceCheck, r => r with { LabelSelector = text.AsText })), Selector,
                "The check for objects whose labels a selector picks; one that can't be parsed is left out of the check.",
                Example("authorizer.group('').resource('pods').labelSelector('app=example').check('get').allowed()", "true"))),
        ],
    };

    private static Estimate SelectorCost(Estimate length) => Estimate.Exactly(CostRule.ListCreation)
        .Plus(length.Times(CostRule.StringTraversal))
        .Plus(length.Times(RequirementsPerCharacter).Times((double)(CostRule.ListCreation + CostRule.StructCreation)));

    private static FunctionDeclaration Part(string name, string id, Func<AuthorizationRequest, string, AuthorizationRequest> change, string doc, string call) =>
        Function(name, Member(id, [ResourceCheck, CelType.String], ResourceCheck, Of((c, text) => Next(c, ResourceCheck, r => change(r, text.AsText))), CostRule.One, doc,
            Example($"authorizer.group('').resource('pods').{call}.check('get').allowed()", "true")));

    private static FunctionDeclaration Answer(string name, string id, CelType type, Func<AuthorizationDecision, Value> answer, string doc, string result) =>
        Function(name, Member(id, [Decision], type, Of(d => answer(d.As<DecisionObject>().Decision)), CostRule.One, doc,
            Example($"authorizer.group('').resource('pods').check('get').{name}()", result)));

    private static Value Next(in Value check, CelType type, Func<AuthorizationRequest, AuthorizationRequest> change) =>
        check.As<AuthorizationCheck>().With(type, change);

    private static Value Path(Value authorizer, Value path) => string.IsNullOrWhiteSpace(path.AsText)
        ? Value.Error("path must not be empty")
        : Next(authorizer, PathCheck, r => r with { Path = path.AsText });

    private static Value Resource(Value group, Value resource) => string.IsNullOrWhiteSpace(resource.AsText)
        ? Value.Error("resource must not be empty")
        : Next(group, ResourceCheck, r => r with { Resource = resource.AsText });

    private static Value ServiceAccount(Value authorizer, Value @namespace, Value name)
    {
        if (NameRules.Subdomain(name.AsText).Count > 0)
        {
            return Value.Error("Invalid service account name");
        }

        return NameRules.Label(@namespace.AsText).Count > 0
            ? Value.Error("Invalid service account namespace")
            : Next(authorizer, Authorizer, r => r with { ServiceAccount = $"system:serviceaccount:{@namespace.AsText}:{name.AsText}" });
    }

    private static Value Check(Value check, Value verb) => check.As<AuthorizationCheck>().Check(verb.AsText);
}
