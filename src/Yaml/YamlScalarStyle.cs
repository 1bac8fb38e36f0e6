namespace Caveat.Yaml;

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary><c>'…'</c>.</summary>
    SingleQuoted,

    /// <summary><c>"…"</c>.</summary>
    DoubleQuoted,

    /// <summary><c>|</c>: line ends stay.</summary>
    Literal,

    /// <summary><c>></c>: line ends become spaces.</summary>
    Folded,
}
