using System.Globalization;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>
/// Every message of the checker. The first half of most is what the API server says too, so that a search for it finds the world's answers; what to do instead follows behind a semicolon.
/// </summary>
internal static class CheckErrors
{
    public static string UndeclaredReference(string name, string container, IEnumerable<string> known) =>
        $"undeclared reference to '{Cut(name)}'{In(container)}{NearestName.Hint(name, known)}";

    public static string NoFunction(string name, string container, IEnumerable<string> known) =>
        $"no function '{Cut(name)}'{In(container)}{NearestName.Hint(name, known)}";

    public static string NoMemberFunction(string name, CelType receiver, IEnumerable<string> known) =>
        $"no function '{Cut(name)}' for {TypeText.Of(receiver)}{NearestName.Hint(name, known)}";

    public static string MacroMisused(string name) =>
        $"'{name}' is a macro, and this is not how it is called; see its arguments in the manual";

    public static string NoMatchingOverload(string name, string arguments, string signatures) =>
        $"found no matching overload for '{Cut(name)}' applied to '{arguments}'; {signatures}";

    public static string UndefinedField(string field, IEnumerable<string> known) =>
        $"undefined field '{Cut(field)}'{NearestName.Hint(field, known)}";

    public static string NoFieldSelection(CelType type) =>
        $"type '{TypeText.Of(type)}' does not support field selection; only a map or an object does";

    public static string TypeMismatch(CelType expected, CelType actual) =>
        $"expected type '{TypeText.Of(expected)}' but found '{TypeText.Of(actual)}'";

    public static string NotHomogeneous(CelType expected, CelType actual) =>
        $"{TypeMismatch(expected, actual)}; a literal's elements have to be of one type, dyn(…) allows others";

    public static string NotOptional(CelType actual) =>
        $"expected type 'optional_type({TypeText.Of(actual)})' but found '{TypeText.Of(actual)}'; leave out the '?'";

    public static string FieldTypeMismatch(string field, CelType expected, CelType actual) =>
        $"expected type of field '{Cut(field)}' is '{TypeText.Of(expected)}' but provided type is '{TypeText.Of(actual)}'";

    public static string NotARange(CelType type) =>
        $"expression of type '{TypeText.Of(type)}' cannot be range of a comprehension (must be list, map, or dynamic)";

    public static string NotAMessageType(string name) =>
        $"'{Cut(name)}' is not a message type; only object types can be written with braces";

    public static string NotAFieldName() =>
        "unsupported optional field selection; a field's name follows '?.'";

    public static string InvalidLiteral(string error) => $"this literal can only fail: {error}";

    public static string NodeTwice(int id) =>
        string.Create(CultureInfo.InvariantCulture, $"node {id} stands twice in the tree with different meanings; give each place a node of its own");

    public static string TooDeep() =>
        string.Create(CultureInfo.InvariantCulture, $"nested deeper than {Checker.MaxDepth} levels; split the expression into variables");

    public static string TooComplex() =>
        string.Create(CultureInfo.InvariantCulture, $"the types take more than {Unifier.MaxSteps} steps to find out; split the expression into variables");

    public static string TooMany() =>
        string.Create(CultureInfo.InvariantCulture, $"more than {Checker.MaxErrors} errors; the rest is not shown");

    private static string In(string container) => container.Length == 0 ? "" : $" (in container '{container}')";

    // Names are as long as the author likes; a message is read by people.
    private static string Cut(string name) => Excerpt.Of(name, 100);
}
