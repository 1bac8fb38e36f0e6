namespace Caveat.Yaml;

/// <summary>What a scalar is in JSON.</summary>
public enum YamlScalarKind
{
    /// <summary>A string: quoted, a block, tagged <c>!!str</c>, or plain and nothing else. Timestamps are strings, as in kubectl.</summary>
    String,

    /// <summary><c>null</c>, <c>~</c>, or nothing.</summary>
    Null,

    /// <summary>One of YAML 1.1: <c>true</c>, <c>yes</c>, <c>on</c>, <c>y</c> and their opposites, in lower, upper and title case.</summary>
    Boolean,

    /// <summary>A whole number, in base 10, 16 (<c>0x</c>), 8 (<c>0o</c> or <c>0</c>) or 2 (<c>0b</c>).</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Float,
}
