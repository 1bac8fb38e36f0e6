namespace Caveat.Schema;

/// <summary>Bounds that hold for every schema and every value, so that reading and judging end whatever either says.</summary>
public static class SchemaLimits
{
    /// <summary>Schemas inside one another, both ends included: half of the depth of JSON that <see cref="Json.JsonLimits.Document"/> reads, as each takes two levels of it.</summary>
    public const int MaxSchemaDepth = 256;

    /// <summary>
    /// Schemas that are applied inside one another while a value is judged. The depth of a value is at most 512 (<see cref="Json.JsonLimits.Review"/>), and each level may
    /// go through one <c>$ref</c>, <c>anyOf</c> or the like; the stack that it takes is below half a megabyte.
    /// </summary>
    public const int MaxEvaluationDepth = 1024;

    /// <summary>
    /// Schemas applied to one value before it is given up. The largest custom resource that an API server stores (1.5 MB) has some 100,000 values, so this is
    /// twenty for each; it takes about a tenth of a second.
    /// </summary>
    public const int MaxSteps = 2_000_000;

    /// <summary>Violations that are listed; a value that has more is as wrong. The API server's own lists are cut at 64 KB of text.</summary>
    public const int MaxViolations = 100;

    /// <summary>Bytes of a value that a message shows.</summary>
    public const int MaxShownBytes = 60;

    /// <summary>Members of an <c>enum</c> that a message lists.</summary>
    public const int MaxShownMembers = 10;
}
