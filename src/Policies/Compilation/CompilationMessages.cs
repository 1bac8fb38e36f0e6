using Caveat.Cel.Types;
using Caveat.Policies.Bodies.Transition;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>What is said about documents that can be read and can't be used.</summary>
internal static class CompilationMessages
{
    public const string DefaultValues = "a default needs value or expression, and not both";
    public const string NoConstant = "JSON has no word for this value; write another";
    public const string EmptyExclude = "nothing is excluded by name, so everything would be; name something, or leave exclude out";
    public const string TransitionOfNothing = "a transition needs field, or list, or both";
    public const string KeyNeedsList = "key tells the items of a list apart; name the list too, or leave key out";
    public const string FieldNeedsKey = "field is looked for in each item of list; name the key that tells the items apart";
    public const string NoItems = "no key is named; name those of the items that are meant, or leave items out for all";
    public const string ItemsNeedList = "items are of a list; name the list and its key too, or leave items out";
    public const string NoTransition = "a transition needs deny, or one of allow, path and steps";
    public const string StepsOfVersions = "allow, path and steps are of versions; write as: version or as: image, or leave as out";
    public const string VersionsNeedField = "allow, path and steps are of a field; name the field of the list's items";
    public const string ShortPath = "a path leads from one version to the next; name two or more";
    public const string NothingToGoBack = "back is along path or steps; give one of them, or leave back out";
    public const string NoResources = "nothing is matched; name under match.resources what the rules apply to";
    public const string KindsOrResources = "name kinds or resources, and not both";
    public const string NoGroups = "no API group is named; write \"\" for the core group or * for any";

    public const string NameAndSelectors = "a look-up with a name is of one object; leave labels, fields and owner out, or the name";

    public static string WrongResult(CelType wanted, CelType found) => $"the expression must be of type {wanted}, and is of type {found}";

    public static string NoBody(IReadOnlyList<string> bodies) => $"a rule needs a body: one of {List(bodies)}";

    public static string TwoBodies(string first, string second) => $"a rule has one body, and this one has {first} and {second}; make it two rules";

    public static string DuplicateRule(string name) => $"two rules are called '{name}'; give each a name of its own";

    public static string BadIdentifier(string name) =>
        $"'{name}' can't be read by an expression; use letters, digits and '_', without a digit in front";

    public static string DefaultPath(string path) =>
        $"'{path}' can't be filled in; name a field of spec, data, metadata.labels or metadata.annotations, without list indexes; items of a list are chosen by list and key";

    public static string DefaultItemPath(string path) => $"'{path}' can't be filled in; name a field of the list's items, without list indexes";

    public static string KeyIsName(string key) => $"'{key}' is no name of a field; write the field that tells the list's items apart, as in key: name";

    public static string StepNeedsList(Step step) => $"{Word(step)} is a step of list items; name the list, or deny {(step == Step.Add ? "set" : "unset")}";

    public static string StepNeedsField(Step step) => $"{Word(step)} is a step of a field; name the field of the list's items";

    public static string ImpossibleOperations(string body, string possible) => $"{body} judges only {possible}; leave operations out or name one of these";

    public static string NeverMatched(string body, string possible) =>
        $"{body} judges only {possible}, which the match does not name, so this rule would never be asked; name it under match.resources or under the rule's operations";

    public static string ReadsItself(string name) => $"'{name}' can't read itself; it may read what is declared before it";

    public static string DeclaredLater(string name) =>
        $"'{name}' is not known here yet: a look-up may read the look-ups before it, a variable all look-ups and the variables before it";

    public static string SelectorValues(string op, bool wantsValues) =>
        wantsValues ? $"{op} needs values" : $"{op} takes no values; leave them out";

    public static string UnknownRule(string name, IEnumerable<string> known) => $"no rule '{name}' is loaded{NearestName.Hint(name, known)}";

    public static string UnknownProfile(string name, IReadOnlyList<string> known) =>
        $"no OperatorProfile '{name}' is loaded{NearestName.Hint(name, known)}";

    public static string UnknownLookup(string name, IReadOnlyList<string> known) =>
        $"no look-up '{name}' under spec.lookups{NearestName.Hint(name, known)}";

    public static string NeedsProfile(string body) => $"{body} needs to know the operator; name its profile under spec.operator";

    public static string ProfileLacks(string profile, ProfileFact fact) => fact switch
    {
        ProfileFact.Children => $"the profile '{profile}' does not say how children are told; give its children labels or ownerReferences: true",
        ProfileFact.Settled => $"the profile '{profile}' does not say when the operator has done its work; give it settled",
        ProfileFact.FieldManagers => $"the profile '{profile}' does not say what the operator calls itself in managedFields; give it fieldManagers",
        ProfileFact.ReadOnce => $"the profile '{profile}' does not say which fields the operator reads only once; give one of its resources readOnce",
        _ => $"the profile '{profile}' does not say when an upgrade is under way; give it upgrading",
    };

    public static string DuplicateDocument(string kind, string name, string where) => $"{kind} '{name}' stands in {where} too; give each a name of its own";

    public static string OverlappingDefaults(string field, string policy, string rule) =>
        $"{policy}/{rule} fills in {field} too; one of the two must go, or their matches must differ";

    public const string ReadOnceAlone = "readOnce takes its fields from the profile: leave out everything but when";

    private static string Word(Step step) => step.ToString().ToLowerInvariant();

    private static string List(IReadOnlyList<string> words) => string.Join(", ", words);
}
