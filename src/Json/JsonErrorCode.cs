namespace Caveat.Json;

/// <summary>The rules that a text can break.</summary>
public enum JsonErrorCode
{
    /// <summary>Longer than <see cref="JsonLimits.MaxBytes"/>.</summary>
    TooLong,

    /// <summary>Deeper than <see cref="JsonLimits.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>The text ends in the middle of a value, or is empty.</summary>
    Truncated,

    /// <summary>A byte that can't stand where it stands.</summary>
    Unexpected,

    /// <summary>A number that JSON's grammar does not know, such as <c>01</c> or <c>1.</c>.</summary>
    InvalidNumber,

    /// <summary>A number beyond the range of 64-bit floating point.</summary>
    NumberOutOfRange,

    /// <summary>An escape that JSON does not know, or half a surrogate pair.</summary>
    InvalidEscape,

    /// <summary>A control character in a string that is not escaped.</summary>
    ControlCharacter,

    /// <summary>A name that stands twice in one object.</summary>
    DuplicateKey,

    /// <summary>Something behind the value.</summary>
    TrailingData,
}
