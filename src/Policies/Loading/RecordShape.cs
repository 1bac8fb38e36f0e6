using System.Diagnostics.CodeAnalysis;
using Caveat.Policies.Authoring;
using Caveat.Text;
using Caveat.Yaml;

namespace Caveat.Policies.Loading;

/// <summary>A mapping with known fields.</summary>
internal sealed class RecordShape<T>(string noun, Func<T> create, IReadOnlyList<Field<T>> fields, Action<T, TextSpan>? place = null)
    : Shape<T>(noun)
{
    public IReadOnlyList<Field<T>> Fields => fields;

    /// <summary>Fields of which exactly one must be there, for tools; whoever uses the record says so where it isn't kept.</summary>
    public IReadOnlyList<string> OneOf { get; init; } = [];

    public override ShapeModel Model => new RecordModel(Noun, ModelsOf(fields)) { OneOf = OneOf };

    public override bool TryRead(YamlNode node, Findings findings, [MaybeNullWhen(false)] out T value)
    {
        if (node is not YamlMapping mapping)
        {
            return Refuse(node, findings, out value);
        }

        value = create();
        place?.Invoke(value, mapping.Span);
        ReadFields(mapping, value, findings);
        RequireFields(mapping, findings);
        return true;
    }

    private static List<FieldModel> ModelsOf(IReadOnlyList<Field<T>> fields)
    {
        var models = new List<FieldModel>(fields.Count);
        foreach (var field in fields)
        {
            models.Add(new FieldModel(field.Name, field.Doc, field.IsRequired, field.Shape.Model));
        }

        return models;
    }

    private void ReadFields(YamlMapping mapping, T target, Findings findings)
    {
        foreach (var entry in mapping.Entries)
        {
            if (Find(entry.Key.Value) is { } field)
            {
                field.Read(entry.Value, target, findings);
            }
            else
            {
                findings.Error(entry.Key.Span, LoadingMessages.UnknownField(entry.Key.Value, Noun, Names()));
            }
        }
    }

    private void RequireFields(YamlMapping mapping, Findings findings)
    {
        foreach (var field in fields)
        {
            if (field.IsRequired && mapping.Find(field.Name) is null)
            {
                findings.Error(mapping.Span with { Length = 0 }, LoadingMessages.MissingField(field.Name, Noun));
            }
        }
    }

    private Field<T>? Find(string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    private List<string> Names()
    {
        var names = new List<string>(fields.Count);
        foreach (var field in fields)
        {
            names.Add(field.Name);
        }

        return names;
    }
}
