using Caveat.Policies.Loading;

namespace Caveat.Policies.Model;

/// <summary>A service account as written.</summary>
internal sealed class ServiceAccountSpec
{
    public string Name { get; set; } = "";

    public string? Namespace { get; set; }

    public static RecordShape<ServiceAccountSpec> Shape { get; } = new("a service account", static () => new ServiceAccountSpec(),
    [
        Field.Required<ServiceAccountSpec, Written<string>>("name", Shapes.Text, static (t, v) => t.Name = v.Value,
            "Its name; a * at the start or at the end stands for any rest."),
        Field.Optional<ServiceAccountSpec, Written<string>>("namespace", Shapes.Text, static (t, v) => t.Namespace = v.Value,
            "Its namespace; any when left out."),
    ]);
}
