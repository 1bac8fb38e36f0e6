namespace Caveat.Schema.Keywords;

/// <summary>The types of JSON Schema Validation, section 6.1.1.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
