namespace Caveat.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">As it is written; <see cref="YamlScalar.JsonName"/> is the name that it has in JSON.</param>
/// <param name="Value">The value.</param>
public readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
