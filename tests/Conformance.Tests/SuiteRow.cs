using System.Text.Json;

namespace Caveat.Conformance.Tests;

/// <summary>One test of a suite, with protobuf's JSON of what it needs and expects.</summary>
internal sealed class SuiteRow
{
    private readonly JsonElement _row;

    public SuiteRow(JsonElement row) => _row = row;

    public string Expression => Text("expr")!;

    public string Path => $"{Text("file")}/{Text("section")}/{Text("name")}";

    /// <summary>cel-go's tree after parsing, each node with its kind; null when it has none.</summary>
    public string? Ast => Text("ast");

    /// <summary>cel-go's tree after checking, each node with its type and overloads; null when it has none.</summary>
    public string? CheckedAst => Text("checkedAst");

    /// <summary>The type that cel-go's checker gives; null when it has none.</summary>
    public string? Type => Text("type");

    /// <summary>What cel-go's parser or checker complains about; null when it does not.</summary>
    public string? Error => Text("error");

    public JsonElement? Get(string name) => _row.TryGetProperty(name, out var found) ? found : null;

    public string? Text(string name) => Get(name)?.GetString();

    public bool Flag(string name) => Get(name)?.GetBoolean() ?? false;

    /// <summary>Whether a text stands in the row's JSON.</summary>
    public bool Holds(string text) => _row.GetRawText().Contains(text, StringComparison.Ordinal);

    public override string ToString() => Path;
}
