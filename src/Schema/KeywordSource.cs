using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A keyword that is being read, with the schema around it.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Value">What stands behind it.</param>
/// <param name="Schema">The object that it stands in.</param>
/// <param name="Place">Of the value.</param>
/// <param name="Compiler">Reads schemas inside.</param>
internal sealed record KeywordSource(string Name, JsonValue Value, JsonValue Schema, SchemaPlace Place, SchemaCompiler Compiler)
{
    public SchemaDialect Dialect => Compiler.Dialect;

    /// <summary>Reports that the value is of a wrong form; null.</summary>
    public Keyword? Wrong(string expected)
    {
        Compiler.Error(Place, SchemaMessages.WrongForm(expected, Value));
        return null;
    }

    /// <summary>Reads a number of things: whole, at least 0, and at most what an int holds, as no value has more.</summary>
    public int? Count()
    {
        var whole = Value.Kind == JsonKind.Integer || (Value.Kind == JsonKind.Float && double.IsInteger(Value.AsFloat));
        if (whole && Value.AsFloat >= 0)
        {
            return (int)Math.Min(Value.AsFloat, int.MaxValue);
        }

        Wrong("a whole number of at least 0");
        return null;
    }

    /// <summary>Reads a list of strings; null when it is none, which is reported.</summary>
    public IReadOnlyList<string>? Strings() => Strings(Value);

    /// <summary>As the other overload, of a part of the value.</summary>
    public IReadOnlyList<string>? Strings(JsonValue list)
    {
        if (list.Kind == JsonKind.Array)
        {
            var strings = new List<string>(list.Count);
            foreach (var element in list.Elements)
            {
                if (element.Text is { } text)
                {
                    strings.Add(text);
                }
            }

            if (strings.Count == list.Count)
            {
                return strings;
            }
        }

        Wrong("a list of strings");
        return null;
    }

    /// <summary>The schema that the value is.</summary>
    public SchemaNode Node() => Compiler.Node(Value, Place);

    /// <summary>The schemas that the value lists; null when it is no list of at least one, which is reported.</summary>
    public IReadOnlyList<SchemaNode>? Nodes()
    {
        if (Value.Kind != JsonKind.Array || Value.Count == 0)
        {
            Wrong("a list of at least one schema");
            return null;
        }

        var nodes = new List<SchemaNode>(Value.Count);
        foreach (var element in Value.Elements)
        {
            nodes.Add(Compiler.Node(element, Place.At(nodes.Count)));
        }

        return nodes;
    }

    /// <summary>The schemas that the value names; null when it is no object, which is reported.</summary>
    public (IReadOnlyList<string> Names, IReadOnlyList<SchemaNode> Nodes)? NamedNodes()
    {
        if (Value.Kind != JsonKind.Object)
        {
            Wrong("an object of schemas");
            return null;
        }

        var names = new List<string>(Value.Count);
        var nodes = new List<SchemaNode>(Value.Count);
        foreach (var property in Value.Properties)
        {
            names.Add(property.Name);
            nodes.Add(Compiler.Node(property.Value, Place.At(names[^1])));
        }

        return (names, nodes);
    }

    /// <summary>Names of the properties that the schema declares.</summary>
    public IReadOnlyList<string> DeclaredNames() => NamesOf(Schema.Property("properties"u8));

    /// <summary>Names of an object's properties; none when it is no object.</summary>
    public static IReadOnlyList<string> NamesOf(JsonValue value)
    {
        var names = new List<string>(value.Count);
        foreach (var property in value.Properties)
        {
            names.Add(property.Name);
        }

        return names;
    }
}
