using Caveat.Json;

namespace Caveat.Schema;

/// <summary>A place in a schema that is being read; becomes a path only where there is something to say about it.</summary>
internal sealed class SchemaPlace
{
    private readonly SchemaPlace? _outer;
    private readonly string? _name;
    private readonly int _index;

    private SchemaPlace(SchemaPlace? outer, string? name, int index)
    {
        _outer = outer;
        _name = name;
        _index = index;
    }

    public static SchemaPlace Root { get; } = new(null, null, 0);

    public SchemaPlace At(string name) => new(this, name, 0);

    public SchemaPlace At(int index) => new(this, null, index);

    /// <summary>The place of another property of the same object.</summary>
    public SchemaPlace Beside(string name) => new(_outer, name, 0);

    public FieldPath ToPath()
    {
        var segments = new List<PathSegment>();
        for (var place = this; place._outer is not null; place = place._outer)
        {
            segments.Add(place._name is null ? PathSegment.Of(place._index) : PathSegment.Of(place._name));
        }

        segments.Reverse();
        return FieldPath.Of([.. segments]);
    }
}
