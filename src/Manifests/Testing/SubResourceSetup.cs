using System.Text;
using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests.Testing;

/// <summary>Writes to subresources with a kind of their own: the request names the parent's resource, which the object written does not tell.</summary>
internal static class SubResourceSetup
{
    /// <param name="setup">As the case says it.</param>
    /// <param name="shared">The object that the test's cases share; null where there is none.</param>
    public static CaseSetup Of(CaseSetup setup, Manifest? shared) => setup.Template switch
    {
        { SubResource: "" } => setup,
        { Operation: AdmissionOperation.Connect } => Connect(setup),
        _ when setup.Written.Kind is { Group: "autoscaling", Kind: "Scale" } => Scale(setup, shared),
        _ => setup,
    };

    /// <summary>The parent has the scale's name; the shared object is meant before any other.</summary>
    private static CaseSetup Scale(CaseSetup setup, Manifest? shared)
    {
        var space = setup.Template.Namespace;
        var scale = MergedObject.Placed(setup.Written, space);
        List<Manifest> candidates = shared is null ? [] : [MergedObject.Placed(shared, space)];
        candidates.AddRange(setup.Objects);
        foreach (var candidate in candidates)
        {
            if (candidate.Name == scale.Name && candidate.Namespace == scale.Namespace && candidate.Kind != scale.Kind)
            {
                return setup with
                {
                    Objects = setup.Objects.Contains(candidate) ? setup.Objects : [.. setup.Objects, candidate],
                    Template = setup.Template with { Resource = RestMapping.BuiltIn.ResourceOf(candidate.Kind) },
                };
            }
        }

        return setup;
    }

    /// <summary>What is connected to may be given itself: then it is in the cluster, and the options of its subresource are what is sent.</summary>
    private static CaseSetup Connect(CaseSetup setup)
    {
        var resource = new GroupVersionResource("", "v1", "pods");
        if (setup.Written.Kind is not { Group: "", Kind: "Pod" })
        {
            return setup.Written.Kind.Kind.StartsWith("Pod", StringComparison.Ordinal) ? setup with { Template = setup.Template with { Resource = resource } } : setup;
        }

        var pod = MergedObject.Placed(setup.Written, setup.Template.Namespace);
        return setup with
        {
            Written = new Manifest(pod.Place, MergedObject.Of(setup.Template.Options, OptionsOf(setup.Template.SubResource))),
            Objects = [.. setup.Objects, pod],
            Template = setup.Template with { Resource = resource, Name = pod.Name, Namespace = pod.Namespace, Options = default },
        };
    }

    private static JsonValue OptionsOf(string subResource)
    {
        var kind = subResource switch { "exec" => "PodExecOptions", "attach" => "PodAttachOptions", "portforward" => "PodPortForwardOptions", _ => "PodProxyOptions" };
        return MergedObject.Read(Encoding.UTF8.GetBytes($$"""{"apiVersion":"v1","kind":"{{kind}}"}"""));
    }
}
