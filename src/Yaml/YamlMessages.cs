using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>The sentences about documents that are not read.</summary>
internal static class YamlMessages
{
    public const string Tab = "the line is indented with a tab; YAML allows only spaces";

    public const string Nul = "a NUL character stands here; YAML has none, write the file as UTF-8 text";

    public const string KeyIsNoScalar = "a key must be a scalar; found a sequence or a mapping";

    public const string KeyIsNull = "a key can't be null; write it in quotes to name a field \"null\"";

    public const string MergeNeedsMappings = "'<<' takes a mapping or a sequence of mappings";

    public const string Confused = "not YAML: neither a value nor the end of one stands here";

    public const string NoWordInJson = "JSON has no word for this number; expected a finite one";

    /// <summary>Characters of a name that a message shows.</summary>
    public const int MaxShownCharacters = 80;

    public static string TooLong(int length, int limit) => $"the document has {length} characters; the limit is {limit} (MaxCharacters)";

    public static string TooDeep(int limit) => $"nested deeper than {limit} (MaxDepth)";

    public static string TooManyAliased(int limit) => $"aliases stand for more than {limit} nodes (MaxAliasedNodes)";

    public static string UnknownAnchor(string name) => $"no anchor '{Shorten(name)}' stands before this alias";

    public static string DuplicateKey(string name, TextPosition first) => $"the key '{Shorten(name)}' stands twice in one mapping; the first is at line {first.Line}";

    public static string NotOfTag(string text, string tag) => $"'{Shorten(text)}' is no {ShortTag(tag)}";

    public static string Syntax(string message) => $"not YAML: {Lower(message.TrimEnd('.'))}";

    private static string Shorten(string text) => Excerpt.Of(text, MaxShownCharacters);

    private static string ShortTag(string tag) => "!!" + tag[(tag.LastIndexOf(':') + 1)..];

    private static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..];
}
