namespace Caveat.Yaml;

/// <summary>What a scalar's text means.</summary>
/// <param name="Kind">What it is in JSON.</param>
/// <param name="Json">A number, <c>true</c>, <c>false</c>, <c>null</c>, or the text of a string; null for what JSON has no word for.</param>
/// <param name="Name">The name of a property that it makes; null for none.</param>
internal readonly record struct YamlResolved(YamlScalarKind Kind, string? Json, string? Name)
{
    public static YamlResolved Null => new(YamlScalarKind.Null, "null", null);

    public static YamlResolved String(string text) => new(YamlScalarKind.String, text, text);

    public static YamlResolved Boolean(bool worth) => new(YamlScalarKind.Boolean, worth ? "true" : "false", worth ? "true" : "false");

    public static YamlResolved Integer(string digits) => new(YamlScalarKind.Integer, digits, digits);
}
