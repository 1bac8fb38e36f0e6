using Caveat.Kube;
using Caveat.Policies.Loading;

namespace Caveat.Policies.Testing;

/// <summary>What a test says of a request; a null is not said.</summary>
public sealed class RequestSpec
{
    /// <summary>What is done.</summary>
    public AdmissionOperation? Operation { get; internal set; }

    /// <summary>Who does it.</summary>
    public string? User { get; internal set; }

    /// <summary>The user's groups, without <c>system:authenticated</c>.</summary>
    public IReadOnlyList<string>? Groups { get; internal set; }

    /// <summary>Such as <c>scale</c>.</summary>
    public string? SubResource { get; internal set; }

    /// <summary>Whether nothing is to be stored.</summary>
    public bool? IsDryRun { get; internal set; }

    /// <summary>When it is done.</summary>
    public DateTimeOffset? Time { get; internal set; }

    /// <summary>Where objects are written that name no namespace.</summary>
    public string? Namespace { get; internal set; }

    /// <summary>The operation's options.</summary>
    public WrittenObject? Options { get; internal set; }

    /// <summary>Policies whose rules the user may override by acknowledgement.</summary>
    public IReadOnlyList<string>? Overrides { get; internal set; }

    /// <summary>Kinds that can't be looked up, each as <c>Kind.group</c>.</summary>
    public IReadOnlyList<string>? Unknown { get; internal set; }

    internal static RecordShape<RequestSpec> Shape { get; } = new("request", static () => new RequestSpec(),
    [
        Field.Optional<RequestSpec, AdmissionOperation>("operation", TestShapes.Operation, static (t, v) => t.Operation = v,
            "CREATE, UPDATE, DELETE or CONNECT; where it is left out, UPDATE when there is an old object, else CREATE."),
        Field.Optional<RequestSpec, Model.Written<string>>("user", Shapes.Text, static (t, v) => t.User = v.Value, "User name."),
        Field.Optional<RequestSpec, IReadOnlyList<string>>("groups", TestShapes.Texts, static (t, v) => t.Groups = v, "Groups of the user; system:authenticated is among them always."),
        Field.Optional<RequestSpec, Model.Written<string>>("subresource", Shapes.Text, static (t, v) => t.SubResource = v.Value, "Such as scale, status or exec."),
        Field.Optional<RequestSpec, Model.Written<bool>>("dryRun", Shapes.Boolean, static (t, v) => t.IsDryRun = v.Value, "Whether nothing is to be stored."),
        Field.Optional<RequestSpec, DateTimeOffset>("time", Shapes.Date, static (t, v) => t.Time = v, $"The time of the request; {DefaultTime:yyyy-MM-dd'T'HH:mm:ss'Z'} where it is left out."),
        Field.Optional<RequestSpec, Model.Written<string>>("namespace", Shapes.ObjectName, static (t, v) => t.Namespace = v.Value, "Namespace of objects that name none; default where it is left out."),
        Field.Optional<RequestSpec, WrittenObject>("options", ObjectShape.OfPatch, static (t, v) => t.Options = v, "The operation's options, such as DeleteOptions."),
        Field.Optional<RequestSpec, IReadOnlyList<string>>("overrides", TestShapes.Texts, static (t, v) => t.Overrides = v,
            "Names of policies that the user has the verb override on, for acknowledgements."),
        Field.Optional<RequestSpec, IReadOnlyList<string>>("unknown", TestShapes.Texts, static (t, v) => t.Unknown = v,
            "Kinds that can't be found out while the write is judged, each as Kind.group, such as Kafka.kafka.strimzi.io or Secret: the look-ups' onUnknown decides."),
    ]);

    /// <summary>The time of requests that name none: fixed, so that a test comes to the same on every day.</summary>
    public static DateTimeOffset DefaultTime { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>This request, and of the other one what this does not say.</summary>
    public RequestSpec Over(RequestSpec other) => new()
    {
        Operation = Operation ?? other.Operation,
        User = User ?? other.User,
        Groups = Groups ?? other.Groups,
        SubResource = SubResource ?? other.SubResource,
        IsDryRun = IsDryRun ?? other.IsDryRun,
        Time = Time ?? other.Time,
        Namespace = Namespace ?? other.Namespace,
        Options = Options ?? other.Options,
        Overrides = Overrides ?? other.Overrides,
        Unknown = Unknown ?? other.Unknown,
    };
}
