using System.Text;
using System.Text.Json;
using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>
/// Changes values in a text and leaves everything else as its author wrote it: comments, order, quotes, indentation, line ends. What is added takes on the style
/// around it. A part that an alias names is changed wherever it is named, so whoever must be sure reads the result and compares.
/// </summary>
public sealed class YamlEditor
{
    private readonly SourceText _source;
    private readonly YamlStyle _style;
    private readonly List<YamlEdit> _edits = [];
    private readonly HashSet<YamlEdit> _known = [];

    /// <param name="source">The text.</param>
    /// <param name="documents">Documents that were read from it, for their style.</param>
    public YamlEditor(SourceText source, IReadOnlyList<YamlDocument> documents)
    {
        _source = source;
        _style = YamlStyle.Of(source, documents);
    }

    /// <summary>Whether anything is to be changed.</summary>
    public bool HasChanges => _edits.Count > 0;

    /// <summary>Changes a node so that it says what a value says. What it says already stays as it is written.</summary>
    /// <param name="node">A node of one of the documents, named once.</param>
    /// <param name="wanted">The value.</param>
    public void Change(YamlNode node, JsonElement wanted)
    {
        if (node is YamlMapping mapping && wanted.ValueKind == JsonValueKind.Object && HasAll(mapping, wanted))
        {
            ChangeMapping(mapping, wanted);
        }
        else if (node is YamlSequence sequence && wanted.ValueKind == JsonValueKind.Array && wanted.GetArrayLength() == sequence.Items.Count)
        {
            var index = 0;
            foreach (var item in wanted.EnumerateArray())
            {
                Change(sequence.Items[index++], item);
            }
        }
        else if (node is not YamlScalar scalar || !Says(scalar, wanted))
        {
            Add(new YamlEdit(node.Span.Start, node.Span.Length, _style.Flow(wanted)));
        }
    }

    /// <summary>The text with all changes.</summary>
    public string Apply()
    {
        var text = new StringBuilder();
        var at = 0;
        // Of insertions at one place the inner ones were noted first, and stand first.
        foreach (var edit in _edits.OrderBy(static edit => edit.Start))
        {
            // A part that several aliases name may be changed in two ways at once: the first counts.
            if (edit.Start >= at)
            {
                text.Append(_source.Text, at, edit.Start - at).Append(edit.Text);
                at = edit.Start + edit.Length;
            }
        }

        return text.Append(_source.Text, at, _source.Text.Length - at).ToString();
    }

    // What an alias names is met again at each use.
    private void Add(YamlEdit edit)
    {
        if (_known.Add(edit))
        {
            _edits.Add(edit);
        }
    }

    private void ChangeMapping(YamlMapping mapping, JsonElement wanted)
    {
        var added = new List<JsonProperty>();
        foreach (var property in wanted.EnumerateObject())
        {
            if (EntryOf(mapping, property.Name) is { } entry)
            {
                ChangeValue(mapping, entry, property.Value);
            }
            else
            {
                added.Add(property);
            }
        }

        if (added.Count > 0)
        {
            Add(IsFlow(mapping) ? YamlInsertion.IntoFlow(_source.Text, mapping, added, _style) : YamlInsertion.IntoBlock(_source, mapping, added, _style));
        }
    }

    // A key without a value has no place of its own to be replaced at.
    private void ChangeValue(YamlMapping mapping, YamlEntry entry, JsonElement wanted)
    {
        if (entry.Value is YamlScalar { IsNull: true, Span.Length: 0 } && wanted.ValueKind != JsonValueKind.Null)
        {
            Add(YamlInsertion.BehindKey(_source, (mapping, entry.Key), wanted, _style, IsFlow(mapping)));
        }
        else
        {
            Change(entry.Value, wanted);
        }
    }

    private bool IsFlow(YamlMapping mapping) => mapping.Span.Length > 0 && _source.Text[mapping.Span.Start] == '{';

    private static bool HasAll(YamlMapping mapping, JsonElement wanted)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!wanted.TryGetProperty(entry.Key.JsonName!, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static YamlEntry? EntryOf(YamlMapping mapping, string name)
    {
        if (mapping.Find(name) is null)
        {
            return null;
        }

        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.JsonName == name)
            {
                return entry;
            }
        }

        return null;
    }

    private static bool Says(YamlScalar scalar, JsonElement wanted) => wanted.ValueKind == JsonValueKind.String
        ? scalar.IsString && scalar.Json == wanted.GetString()
        : !scalar.IsString && scalar.Json == wanted.GetRawText();
}
