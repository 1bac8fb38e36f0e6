namespace Caveat.Policies.Linting;

/// <summary>Ids of what the linter finds. An id is never reused, and never renamed.</summary>
public static class LintRules
{
    /// <summary>The document can't be read, or can't serve.</summary>
    public const string Load = "load";

    /// <summary>An expression does not fit the schema: a field that isn't there, or a type that an operator doesn't take.</summary>
    public const string Type = "type";

    /// <summary>A field's path does not fit the schema.</summary>
    public const string Path = "path";

    /// <summary>A field that may be absent is read without asking.</summary>
    public const string OptionalField = "optional-field";

    /// <summary><c>oldObject</c> is read where there is none, or <c>object</c>.</summary>
    public const string AbsentObject = "absent-object";

    /// <summary>What <c>kubectl scale</c> changes is read by a rule that does not see it.</summary>
    public const string Scale = "scale";

    /// <summary>The API server fills the field in before any webhook sees the object.</summary>
    public const string SchemaDefault = "schema-default";

    /// <summary>The rule can never find anything.</summary>
    public const string Never = "never";

    /// <summary>The rule stops every write.</summary>
    public const string Always = "always";

    /// <summary>A variable or a look-up that nothing reads.</summary>
    public const string Unused = "unused";

    /// <summary>Two rules say the same.</summary>
    public const string Twin = "twin";

    /// <summary>A message that names no field and no value.</summary>
    public const string Message = "message";

    /// <summary>A rule that does not say what to do instead.</summary>
    public const string Fix = "fix";

    /// <summary>A rule without a link.</summary>
    public const string Docs = "docs";

    /// <summary>A rule about deletions reads the name from the request.</summary>
    public const string RequestName = "request-name";

    /// <summary>A date that is long past.</summary>
    public const string EnforceFrom = "enforce-from";
}
