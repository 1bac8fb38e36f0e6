using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Strings;

/// <summary>cel-go's <c>ext.Strings</c>. Positions are in code points, from 0.</summary>
public static class StringsLibrary
{
    // Before the libraries: initialisers run in the order of the text.
    private static readonly CelType Strings = ListOf(CelType.String);

    /// <summary>Without <c>format</c> and <c>strings.quote</c>: Kubernetes before 1.29.</summary>
    public static Library Version0 { get; } = Create(0);

    /// <summary>Kubernetes from 1.29 on.</summary>
    public static Library Version2 { get; } = Create(2);

    /// <summary>With <c>reverse</c>, and <c>format</c> as the CEL specification's conformance tests have it.</summary>
    public static Library Version4 { get; } = Create(4);

    private static Library Create(int version)
    {
        var functions = new List<FunctionDeclaration> { CharAt(), IndexOf(), LastIndexOf(), Join(), LowerAscii(), UpperAscii(), Replace(), Split(), Substring(), Trim() };
        if (version >= 1)
        {
            functions.AddRange([Format(version), Quote()]);
        }

        if (version >= 3)
        {
            functions.Add(Reverse());
        }

        return new Library
        {
            Name = "cel.lib.ext.strings",
            Version = version,
            Doc = "Searching, cutting and formatting strings.",
            Functions = functions,
        };
    }

    private static FunctionDeclaration CharAt() => Function("charAt", new Overload
    {
        Id = "string_char_at_int",
        IsMember = true,
        Parameters = [CelType.String, Int],
        Result = CelType.String,
        Body = Of(StringSearch.CharAt),
        Cost = CostRule.One.Run,
        StaticCost = CostRule.One.Estimate,
        Doc = "The character at a position; the empty string at the position after the last. Any other position is an error.",
        Examples = [Example("'hello'.charAt(4)", "'o'"), Example("'héllo'.charAt(5)", "''"), Example("'hello'.charAt(-1)", "error: index out of range: -1")],
    });

    private static FunctionDeclaration IndexOf() => Function(
        "indexOf",
        new Overload
        {
            Id = "string_index_of_string",
            IsMember = true,
            Parameters = [CelType.String, CelType.String],
            Result = Int,
            Body = Of(StringSearch.IndexOf),
            Cost = StringCosts.Search.Run,
            StaticCost = StringCosts.Search.Estimate,
            Doc = "The first position of a substring; -1 where there is none, 0 for the empty one.",
            Examples = [Example("'hello mellow'.indexOf('ello')", "1"), Example("'hello mellow'.indexOf('jello')", "-1"), Example("'hello'.indexOf('')", "0")],
        },
        new Overload
        {
            Id = "string_index_of_string_int",
            IsMember = true,
            Parameters = [CelType.String, CelType.String, Int],
            Result = Int,
            Body = Of(StringSearch.IndexOfFrom),
            Cost = StringCosts.Search.Run,
            StaticCost = StringCosts.Search.Estimate,
            Doc = "The first position of a substring at or after a position, which must be one of the string's.",
            Examples = [Example("'hello mellow'.indexOf('ello', 2)", "7"), Example("'hello'.indexOf('l', 20)", "error: index out of range: 20")],
        });

    private static FunctionDeclaration LastIndexOf() => Function(
        "lastIndexOf",
        new Overload
        {
            Id = "string_last_index_of_string",
            IsMember = true,
            Parameters = [CelType.String, CelType.String],
            Result = Int,
            Body = Of(StringSearch.LastIndexOf),
            Cost = StringCosts.Search.Run,
            StaticCost = StringCosts.Search.Estimate,
            Doc = "The last position of a substring; -1 where there is none, the string's length for the empty one.",
            Examples = [Example("'hello mellow'.lastIndexOf('ello')", "7"), Example("'hello mellow'.lastIndexOf('')", "12")],
        },
        new Overload
        {
            Id = "string_last_index_of_string_int",
            IsMember = true,
            Parameters = [CelType.String, CelType.String, Int],
            Result = Int,
            Body = Of(StringSearch.LastIndexOfFrom),
            Cost = StringCosts.Search.Run,
            StaticCost = StringCosts.Search.Estimate,
            Doc = "The last position of a substring at or before a position, which must be one of the string's.",
            Examples = [Example("'hello mellow'.lastIndexOf('ello', 6)", "1"), Example("'hello'.lastIndexOf('l', -1)", "error: index out of range: -1")],
        });

    private static FunctionDeclaration Join() => Function(
        "join",
        new Overload
        {
            Id = "list_join",
            IsMember = true,
            Parameters = [Strings],
            Result = CelType.String,
            Body = Of(StringEditing.Join),
            Cost = StringCosts.Join.Run,
            StaticCost = StringCosts.Join.Estimate,
            Doc = "The strings of a list, one after the other.",
            Examples = [Example("['hello', 'mellow'].join()", "'hellomellow'"), Example("[].join()", "''")],
        },
        new Overload
        {
            Id = "list_join_string",
            IsMember = true,
            Parameters = [Strings, CelType.String],
            Result = CelType.String,
            Body = Of(StringEditing.JoinWith),
            Cost = StringCosts.Join.Run,
            StaticCost = StringCosts.Join.Estimate,
            Doc = "The strings of a list with a separator between them. An element that is no string is an error.",
            Examples = [Example("['hello', 'mellow'].join(', ')", "'hello, mellow'"), Example("[dyn(1)].join(', ')", "error: type conversion error from 'int' to 'string'")],
        });

    private static FunctionDeclaration LowerAscii() => Function("lowerAscii", new Overload
    {
        Id = "string_lower_ascii",
        IsMember = true,
        Parameters = [CelType.String],
        Result = CelType.String,
        Body = Of(StringEditing.LowerAscii),
        Cost = CostRule.TraversalToText.Run,
        StaticCost = CostRule.TraversalToText.Estimate,
        Doc = "The string with its ASCII letters in lower case; others stay.",
        Examples = [Example("'TacoCÆt Xii'.lowerAscii()", "'tacocÆt xii'")],
    });

    private static FunctionDeclaration UpperAscii() => Function("upperAscii", new Overload
    {
        Id = "string_upper_ascii",
        IsMember = true,
        Parameters = [CelType.String],
        Result = CelType.String,
        Body = Of(StringEditing.UpperAscii),
        Cost = CostRule.TraversalToText.Run,
        StaticCost = CostRule.TraversalToText.Estimate,
        Doc = "The string with its ASCII letters in upper case; others stay.",
        Examples = [Example("'TacoCæt Xii'.upperAscii()", "'TACOCæT XII'")],
    });

    private static FunctionDeclaration Replace() => Function(
        "replace",
        new Overload
        {
            Id = "string_replace_string_string",
            IsMember = true,
            Parameters = [CelType.String, CelType.String, CelType.String],
            Result = CelType.String,
            Body = Of(StringEditing.Replace),
            Cost = StringCosts.Replace.Run,
            StaticCost = StringCosts.Replace.Estimate,
            Doc = "The string with every place of a substring replaced; the empty one stands before each character and at the end.",
            Examples = [Example("'hello hello'.replace('he', 'we')", "'wello wello'"), Example("'ab'.replace('', '-')", "'-a-b-'")],
        },
        new Overload
        {
            Id = "string_replace_string_string_int",
            IsMember = true,
            Parameters = [CelType.String, CelType.String, CelType.String, Int],
            Result = CelType.String,
            Body = Of(StringEditing.ReplaceSome),
            Cost = StringCosts.Replace.Run,
            StaticCost = StringCosts.Replace.Estimate,
            Doc = "The string with the first places of a substring replaced, at most so many; a negative number replaces all.",
            Examples = [Example("'hello hello'.replace('he', 'we', 1)", "'wello hello'"), Example("'hello hello'.replace('he', 'we', 0)", "'hello hello'")],
        });

    private static FunctionDeclaration Split() => Function(
        "split",
        new Overload
        {
            Id = "string_split_string",
            IsMember = true,
            Parameters = [CelType.String, CelType.String],
            Result = Strings,
            Body = Of(StringSplitting.Split),
            Cost = StringCosts.Split.Run,
            StaticCost = StringCosts.Split.Estimate,
            Doc = "The parts between a separator; with an empty one, the characters.",
            Examples = [Example("'hello hello hello'.split(' ')", "['hello', 'hello', 'hello']"), Example("'aé'.split('')", "['a', 'é']"), Example("''.split(',')", "['']")],
        },
        new Overload
        {
            Id = "string_split_string_int",
            IsMember = true,
            Parameters = [CelType.String, CelType.String, Int],
            Result = Strings,
            Body = Of(StringSplitting.SplitSome),
            Cost = StringCosts.Split.Run,
            StaticCost = StringCosts.Split.Estimate,
            Doc = "At most so many parts, the last of which is the rest; 0 gives none, a negative number all.",
            Examples = [Example("'a b c'.split(' ', 2)", "['a', 'b c']"), Example("'a b c'.split(' ', 0)", "[]"), Example("'a b c'.split(' ', -1)", "['a', 'b', 'c']")],
        });

    private static FunctionDeclaration Substring() => Function(
        "substring",
        new Overload
        {
            Id = "string_substring_int",
            IsMember = true,
            Parameters = [CelType.String, Int],
            Result = CelType.String,
            Body = Of(StringEditing.Substring),
            Cost = CostRule.TraversalToText.Run,
            StaticCost = CostRule.TraversalToText.Estimate,
            Doc = "The string from a position on, which may be that after the last character.",
            Examples = [Example("'tacocat'.substring(4)", "'cat'"), Example("'tacocat'.substring(8)", "error: index out of range: 8")],
        },
        new Overload
        {
            Id = "string_substring_int_int",
            IsMember = true,
            Parameters = [CelType.String, Int, Int],
            Result = CelType.String,
            Body = Of(StringEditing.SubstringTo),
            Cost = CostRule.TraversalToText.Run,
            StaticCost = CostRule.TraversalToText.Estimate,
            Doc = "The string from a position up to another, which is not included.",
            Examples = [Example("'tacocat'.substring(0, 4)", "'taco'"), Example("'tacocat'.substring(2, 1)", "error: invalid substring range. start: 2, end: 1")],
        });

    private static FunctionDeclaration Trim() => Function("trim", new Overload
    {
        Id = "string_trim",
        IsMember = true,
        Parameters = [CelType.String],
        Result = CelType.String,
        Body = Of(StringEditing.Trim),
        Cost = CostRule.TraversalToText.Run,
        StaticCost = CostRule.TraversalToText.Estimate,
        Doc = "The string without the white space, as Unicode defines it, at both ends.",
        Examples = [Example(@"'  \ttrim\n    '.trim()", "'trim'")],
    });

    private static FunctionDeclaration Format(int version)
    {
        FormatVerbs verbs = version < 4 ? FormatVerbs1.Instance : FormatVerbs4.Instance;
        return Function("format", new Overload
        {
            Id = "string_format",
            IsMember = true,
            Parameters = [CelType.String, DynList],
            Result = CelType.String,
            Body = Of((text, arguments) => StringFormatting.Format(verbs, text, arguments)),
            Cost = StringCosts.Format.Run,
            CostsByType = true,
            StaticCost = StringCosts.Format.Estimate,
            Doc = "The string with each clause replaced by the next argument: %s text, %d integer, %f and %e double (with digits as in %.2f), %b binary, %o octal, %x and %X "
                + "hexadecimal, %% a percent sign. A value that a clause can't take is an error, and so is a clause without an argument.",
            Examples = version < 4 ? Format1Examples() : Format4Examples(),
        });
    }

    private static FunctionExample[] Format1Examples() =>
    [
        Example("'%d of %s'.format([3, 'four'])", "'3 of four'"),
        Example("'%.2f%%'.format([1234.567])", "'1,234.57%'"),
        Example("'%s'.format([[1, 2.5, 'a', {'k': null}]])", "'[1, 2.500000, \"a\", {\"k\":null}]'"),
        Example("'%x %X %b %o'.format([255, 'hi', 5, 8])", "'ff 6869 101 10'"),
        Example("'%e'.format([1052.032911275])", "'1.052033\\u202f×\\u202f10⁰³'"),
        Example("'%d'.format([1.5])", "error: error during formatting: decimal clause can only be used on integers, was given double"),
        Example("'%s %s'.format(['a'])", "error: index 1 out of range"),
    ];

    private static FunctionExample[] Format4Examples() =>
    [
        Example("'%d of %s'.format([3, 'four'])", "'3 of four'"),
        Example("'%.2f%%'.format([1234.567])", "'1234.57%'"),
        Example("'%s'.format([[1, 2.5, 'a', {'k': null}]])", "'[1, 2.5, a, {k: null}]'"),
        Example("'%e'.format([1052.032911275])", "'1.052033e+03'"),
        Example("'%b'.format(['a'])", "error: error during formatting: only ints, uints, and bools can be formatted as binary, was given string"),
    ];

    private static FunctionDeclaration Quote() => Function("strings.quote", new Overload
    {
        Id = "strings_quote",
        Parameters = [CelType.String],
        Result = CelType.String,
        Body = Of(StringEditing.Quote),
        Cost = StringCosts.Quote.Run,
        CostsByType = true,
        StaticCost = StringCosts.Quote.Estimate,
        Doc = "The string in double quotes, with its control characters, quotes and backslashes escaped.",
        Examples = [Example(@"strings.quote('single-quote with ""double quote""')", @"'""single-quote with \\""double quote\\""""'"), Example(@"strings.quote('a\n')", @"'""a\\n""'")],
    });

    private static FunctionDeclaration Reverse() => Function("reverse", new Overload
    {
        Id = "string_reverse",
        IsMember = true,
        Parameters = [CelType.String],
        Result = CelType.String,
        Body = Of(StringEditing.Reverse),
        Cost = CostRule.One.Run,
        StaticCost = CostRule.One.Estimate,
        Doc = "The characters in reverse order.",
        Examples = [Example("'gums😀'.reverse()", "'😀smug'")],
    });
}
