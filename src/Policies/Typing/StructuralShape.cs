using System.Text;
using Caveat.Cel.Types;
using Caveat.Schema;

namespace Caveat.Policies.Typing;

/// <summary>A place of a compiled schema as the checker asks for it: neither side knows of the other.</summary>
internal sealed class StructuralShape : SchemaShape
{
    private readonly SchemaNode _node;

    public StructuralShape(SchemaNode node) => _node = node;

    public override string Type => _node.Type;

    public override string Format => _node.Format;

    public override bool IsNullable => _node.IsNullable;

    public override bool IsIntOrString => _node.IsIntOrString;

    public override bool PreservesUnknownFields => _node.PreservesUnknownFields;

    public override bool IsResource => _node.IsResource;

    public override IEnumerable<string> PropertyNames => _node.PropertyNames;

    public override SchemaShape? Items => Of(_node.Items);

    public override SchemaShape? AdditionalProperties => Of(_node.AdditionalProperties);

    public override long? MaxLength => _node.MaxLength;

    public override long? MaxItems => _node.MaxItems;

    public override long? MaxProperties => _node.MaxProperties;

    public override long? LongestEnum
    {
        get
        {
            long? longest = null;
            foreach (var member in _node.Members)
            {
                longest = Math.Max(longest ?? 0, Encoding.UTF32.GetByteCount(member.Value.Text ?? "") / 4);
            }

            return longest;
        }
    }

    public override SchemaShape? Property(string name) => Of(_node.Property(name));

    public override bool IsRequired(string name) => _node.IsRequired(name) && _node.Property(name)?.Default is null;

    private static StructuralShape? Of(SchemaNode? node) => node is null ? null : new StructuralShape(node);
}
