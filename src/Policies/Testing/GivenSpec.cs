using Caveat.Policies.Loading;

namespace Caveat.Policies.Testing;

/// <summary>What the cases of a test share, as written.</summary>
public sealed class GivenSpec
{
    /// <summary>A sound object, which cases change; null where there is none.</summary>
    public WrittenObject? Object { get; internal set; }

    /// <summary>Other objects of the cluster.</summary>
    public IReadOnlyList<WrittenObject> Objects { get; internal set; } = [];

    /// <summary>What a case's own <c>request</c> stands over.</summary>
    public RequestSpec Request { get; internal set; } = new();

    internal static RecordShape<GivenSpec> Shape { get; } = new("given", static () => new GivenSpec(),
    [
        Field.Optional<GivenSpec, WrittenObject>("object", ObjectShape.OfKubernetes, static (t, v) => t.Object = v, "A sound object, which cases change."),
        Field.Optional<GivenSpec, IReadOnlyList<WrittenObject>>("objects", ObjectShape.List, static (t, v) => t.Objects = v,
            "Other objects of the cluster, seen by look-ups; a CaveatException among them serves."),
        Field.Optional<GivenSpec, RequestSpec>("request", RequestSpec.Shape, static (t, v) => t.Request = v, "Who writes, when and where."),
    ]);
}
