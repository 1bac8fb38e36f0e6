using Caveat.Json;

namespace Caveat.Kube;

/// <summary>
/// The fields of a <c>fieldsV1</c>, as it lies in its text. Each property of it is a step: <c>f:</c> and a name, <c>k:</c> and the keys of an element, <c>v:</c> and
/// the element itself, <c>i:</c> and an index; <c>.</c> says that the place itself is in the set, and so does an empty object.
/// </summary>
/// <param name="Raw">The object; absent for the empty set.</param>
public readonly record struct FieldSet(JsonValue Raw)
{
    /// <summary>Whether nothing is in the set.</summary>
    public bool IsEmpty => Raw.Count == 0;

    /// <summary>Whether the place itself is in the set, and not only places inside it.</summary>
    public bool HasSelf => Raw.Kind == JsonKind.Object && (Raw.Count == 0 || Raw.Property("."u8).Exists);

    /// <summary>Whether the place is in the set as a whole: it is, and nothing inside it is named.</summary>
    public bool IsWhole => Raw.Kind == JsonKind.Object && (Raw.Count == 0 || (Raw.Count == 1 && HasSelf));

    /// <summary>The set below a name; one without a value when nothing there is in the set.</summary>
    public FieldSet Step(ReadOnlySpan<byte> name) => new(FieldSetSteps.Name(Raw, name));

    /// <summary>The steps into the elements of a list.</summary>
    public IReadOnlyList<FieldSetElement> Elements
    {
        get
        {
            var elements = new List<FieldSetElement>();
            foreach (var step in Raw.Properties)
            {
                if (FieldSetElement.Read(step) is { } element)
                {
                    elements.Add(element);
                }
            }

            return elements;
        }
    }

    /// <summary>
    /// The places in an object that are in the set, or have something in them that is: the set below a path; one without a value when nothing there is in
    /// the set. An index means the element of the object that stands there, by its keys or its worth.
    /// </summary>
    public FieldSet Below(FieldPath path, JsonValue obj)
    {
        var set = Raw;
        foreach (ref readonly var segment in path.Segments)
        {
            set = segment.IsName ? FieldSetSteps.Name(set, segment.Utf8) : FieldSetSteps.Element(set, obj, segment.Index);
            obj = segment.In(obj);
        }

        return new FieldSet(set);
    }

    /// <summary>Whether a place, or something in it, is in the set.</summary>
    public bool Touches(FieldPath path, JsonValue obj) => Below(path, obj).Raw.Exists;

    /// <summary>The same fields as paths of an object, so far as the object has them. A step into an element is its index.</summary>
    /// <param name="obj">The object that the set is about.</param>
    /// <param name="maxPaths">Paths after which no more are added.</param>
    public IReadOnlyList<FieldPath> PathsIn(JsonValue obj, int maxPaths)
    {
        var paths = new List<FieldPath>();
        FieldSetSteps.Collect(Raw, obj, FieldPath.Root, paths, maxPaths);
        return paths;
    }

    /// <summary>Whether both name the same steps.</summary>
    public bool SetEquals(FieldSet other) => Raw.SemanticEquals(other.Raw);
}
