using Caveat.Policies.Native.Model;
using Caveat.Text;

namespace Caveat.Policies.Native;

/// <summary>What is said about native documents that can't be used, or are used in a way that their author should know of.</summary>
internal static class NativeMessages
{
    public const string NothingToDo = "a ValidatingAdmissionPolicy needs validations or auditAnnotations";

    public const string NoResourceRules = "nothing is matched; name under resourceRules what the policy applies to";

    public const string DenyAndWarn = "Deny and Warn say the same twice; an API server takes only one of them";

    public const string NameOrSelector = "params are named or selected; give name or selector, and not both";

    public const string MultilineMessage = "a message is one line";

    public static string EmptyList(string field) => $"{field} is empty, and an API server takes no such list; name something";

    public static string UnknownVersion(string version) =>
        $"'{version}' is not a version of {NativeDocument.ApiGroup} that can be loaded here; write {NativeDocument.ApiVersions[0]}";

    public static string UnknownKind(string kind, string version) => $"no kind '{kind}' in {version}{NearestName.Hint(kind, NativeDocument.Kinds)}";

    public static string DuplicateAction(string action) => $"{action} stands twice";

    public static string Duplicate(string what, string name) => $"two {what} are called '{name}'; give each a name of its own";

    public static string LonePatch(string wanted) => $"the patchType wants {wanted}, which is not there";

    public static string ForeignPatch(string found, string type) => $"{found} belongs to another patchType than {type}; leave it out";

    public static string NoPolicy(string kind, string name) => $"no {kind} '{name}' is loaded; the binding does nothing";

    public static string ConvertedByWebhook(string kind, IReadOnlyList<string> versions) =>
        $"a {kind} written in {string.Join(" or ", versions)} is judged as it is written: its versions are converted by a webhook, which only an API server asks; name {(versions.Count == 1 ? "the version" : "the versions")} under apiVersions, and write the rules for them";

    public static string Unbound(string kind, string name) => kind == NativeDocument.MutatingPolicy
        ? $"{kind} '{name}' has no binding; it is applied as if it were bound"
        : $"{kind} '{name}' has no binding; it is judged as if bound with Deny";

    public static string UnboundWithParams(string kind, string name) => $"{kind} '{name}' takes params and has no binding that names them; it can't be judged without one";
}
