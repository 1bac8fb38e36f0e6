using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Json;
using Caveat.Policies.Testing;

namespace Caveat.Manifests.Testing;

/// <summary>A case as the write that it stands for: what is written, over what, by whom, and what else is in the cluster.</summary>
public sealed record CaseSetup
{
    private const string AllUsers = "system:authenticated";
    private const string ExceptionKind = "CaveatException";

    /// <summary>What is written; with DELETE, what is deleted.</summary>
    public required Manifest Written { get; init; }

    /// <summary>What is there; absent when nothing is.</summary>
    public JsonValue Old { get; init; }

    /// <summary>The request around it.</summary>
    public required RequestTemplate Template { get; init; }

    /// <summary>Each object once, the one before the write among them.</summary>
    public required IReadOnlyList<Manifest> Objects { get; init; }

    /// <summary>Objects that are exceptions of the engine.</summary>
    public required IReadOnlyList<WrittenObject> Exceptions { get; init; }

    /// <summary>The time of the request.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Says what the user may do.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>Kinds of which nothing can be found out, each as <c>Kind.group</c>.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>The world that look-ups see.</summary>
    public CaseObjects Given()
    {
        var given = new GivenObjects();
        foreach (var manifest in Objects)
        {
            given.Add(manifest);
        }

        return new CaseObjects(given, Unknown);
    }

    /// <param name="test">A test that was read without an error.</param>
    /// <param name="item">One of its cases.</param>
    public static CaseSetup Of(CaveatTest test, TestCase item)
    {
        var request = item.Request.Over(test.Spec.Given.Request);
        var written = WrittenBy(test, item);
        var old = Part(test, item.Old, item.From);
        var template = TemplateOf(request);
        var setup = new CaseSetup
        {
            Written = written,
            Old = old?.Object ?? default,
            Template = template,
            Objects = ObjectsOf(test, item, old, template.Namespace),
            Exceptions = ExceptionsOf(test, item),
            Now = request.Time ?? RequestSpec.DefaultTime,
            Authorizer = new OverrideAuthorizer(request.Overrides ?? []),
            Unknown = request.Unknown ?? [],
        };
        return SubResourceSetup.Of(setup, test.Spec.Given.Object is null ? null : ManifestOf(test.Spec.Given.Object));
    }

    private static Manifest WrittenBy(CaveatTest test, TestCase item) =>
        Part(test, item.New, item.Change) ?? ManifestOf(test.Spec.Given.Object ?? item.Old!);

    private static Manifest? Part(CaveatTest test, WrittenObject? whole, WrittenObject? patch)
    {
        if (patch is null)
        {
            return whole is null ? null : ManifestOf(whole);
        }

        return new Manifest(patch.Place, MergedObject.Of(test.Spec.Given.Object!.Value, patch.Value));
    }

    private static Manifest ManifestOf(WrittenObject written) => new(written.Place, written.Value);

    private static RequestTemplate TemplateOf(RequestSpec request)
    {
        var template = new RequestTemplate();
        return template with
        {
            Operation = request.Operation,
            User = request.User ?? template.User,
            // Whoever names a user means that user, and not one with an administrator's groups.
            Groups = request.Groups is { } groups ? WithAll(groups) : request.User is null ? template.Groups : [AllUsers],
            SubResource = request.SubResource ?? template.SubResource,
            Namespace = request.Namespace ?? template.Namespace,
            IsDryRun = request.IsDryRun ?? false,
            Options = request.Options?.Value ?? default,
        };
    }

    private static List<string> WithAll(IReadOnlyList<string> groups)
    {
        List<string> all = [.. groups];
        if (!all.Contains(AllUsers))
        {
            all.Add(AllUsers);
        }

        return all;
    }

    private static List<Manifest> ObjectsOf(CaveatTest test, TestCase item, Manifest? old, string space)
    {
        var objects = new List<Manifest>();
        foreach (var written in item.Objects)
        {
            AddNew(objects, MergedObject.Placed(ManifestOf(written), space));
        }

        foreach (var written in test.Spec.Given.Objects)
        {
            AddNew(objects, MergedObject.Placed(ManifestOf(written), space));
        }

        if (old is not null)
        {
            AddNew(objects, MergedObject.Placed(old, space));
        }

        return objects;
    }

    private static void AddNew(List<Manifest> objects, Manifest manifest)
    {
        foreach (var known in objects)
        {
            if (known.Kind.Group == manifest.Kind.Group && known.Kind.Kind == manifest.Kind.Kind && known.Name == manifest.Name && known.Namespace == manifest.Namespace)
            {
                return;
            }
        }

        objects.Add(manifest);
    }

    private static List<WrittenObject> ExceptionsOf(CaveatTest test, TestCase item)
    {
        var exceptions = new List<WrittenObject>();
        foreach (var written in item.Objects.Concat(test.Spec.Given.Objects))
        {
            if (new Manifest("", written.Value).Kind is { Group: "caveat.dev", Kind: ExceptionKind })
            {
                exceptions.Add(written);
            }
        }

        return exceptions;
    }
}
