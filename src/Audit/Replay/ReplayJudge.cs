using Caveat.Audit.Reports;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Audit.Replay;

/// <summary>Judges the writes of a log as the webhook would have, at their time, and remembers what came of them. Not for several threads.</summary>
internal sealed class ReplayJudge(PolicySet policies, RecentObjects objects)
{
    private const string Scale = "scale";

    /// <summary>Null with a reason for what can't be replayed, or with a problem.</summary>
    /// <param name="write">A request that was answered.</param>
    /// <param name="place">Where the event stands, for messages.</param>
    /// <param name="reason">Why it is not judged, where there is no problem.</param>
    /// <param name="problem">What is wrong with it; null when nothing is.</param>
    public ReplayedWrite? Judge(AuditEvent write, string place, out Unreplayed reason, out string? problem)
    {
        problem = null;
        if (ReasonAgainst(write) is { } against)
        {
            reason = against;
            Remember(write);
            return null;
        }

        reason = Unreplayed.NoObject;
        var states = StatesOf(write, out var isMissing);
        if (isMissing is { } missing)
        {
            reason = missing;
            return null;
        }

        var judged = Judge(write, new Manifest(place, states.Subject), states, out problem);
        Remember(write);
        return judged;
    }

    private static Unreplayed? ReasonAgainst(AuditEvent write) => write switch
    {
        _ when write.Verb is not ("create" or "update" or "patch" or "delete" or "deletecollection") && !IsConnection(write) => Unreplayed.NoWrite,
        _ when write.Resource.Resource.Length == 0 => Unreplayed.NoWrite,
        { Code: >= 400 } => Unreplayed.Refused,
        { IsDryRun: true } => Unreplayed.DryRun,
        { Verb: "deletecollection" } => Unreplayed.Collection,
        _ => null,
    };

    private WrittenStates StatesOf(AuditEvent write, out Unreplayed? missing)
    {
        missing = null;
        var known = objects.Get(KeyOf(write));
        if (IsConnection(write))
        {
            return new WrittenStates(ConnectionOptions.Of(write.SubResource), default, AdmissionOperation.Connect, KnowsBefore: true);
        }

        if (write.Verb == "delete")
        {
            // An object in the response bears the mark of its deletion already, and those that do are let go.
            var gone = known.Exists ? known : IsObject(write.Response) && !new ObjectMeta(write.Response).IsBeingDeleted ? write.Response : default;
            missing = gone.Exists ? null : Unreplayed.NotSeenBefore;
            return new WrittenStates(gone, default, AdmissionOperation.Delete, KnowsBefore: true);
        }

        var after = IsObject(write.Response) ? write.Response : write.Verb != "patch" && IsObject(write.Request) ? write.Request : default;
        missing = after.Exists ? null : Unreplayed.NoObject;
        if (write.SubResource == Scale)
        {
            missing ??= known.Property("spec"u8).Property("replicas"u8).Exists ? null : Unreplayed.NotSeenBefore;
            return new WrittenStates(after, missing is null ? ScaleObject.Of(known) : default, AdmissionOperation.Update, KnowsBefore: true);
        }

        return write.Verb == "create" || write.Code == 201
            ? new WrittenStates(after, default, AdmissionOperation.Create, KnowsBefore: true)
            : new WrittenStates(after, known, known.Exists ? AdmissionOperation.Update : AdmissionOperation.Create, known.Exists);
    }

    private ReplayedWrite? Judge(AuditEvent write, Manifest manifest, WrittenStates states, out string? problem)
    {
        if (write.Time is not { } time)
        {
            problem = $"{manifest.Place}: no 'requestReceivedTimestamp'; without it nobody knows which rules held";
            return null;
        }

        var writer = new ReviewWriter(TemplateOf(write, states.Operation), policies.Mapping);
        var judged = states.KnowsBefore
            ? new ManifestJudge(policies, writer, objects, time).Judge(manifest, states.Before, out problem)
            : new AuditJudge(policies, writer, objects, time).Judge(manifest, default, out problem);
        if (judged is null)
        {
            return null;
        }

        var resource = new ReportResource(manifest.Kind.ApiVersion, manifest.Kind.Kind, write.Namespace, write.Name);
        return new ReplayedWrite(write.UserName, write.Verb, time, ObjectReport.Of(resource, default, judged.Mutation, judged.Validation), states.KnowsBefore);
    }

    private static RequestTemplate TemplateOf(AuditEvent write, AdmissionOperation operation)
    {
        List<string> groups = [];
        var written = write.User.Property("groups"u8);
        for (var i = 0; i < written.Count; i++)
        {
            groups.Add(written.At(i).Text ?? "");
        }

        return new RequestTemplate
        {
            Operation = operation,
            User = write.UserName,
            Groups = groups,
            SubResource = write.SubResource,
            Namespace = write.Namespace,
            Resource = write.Resource,
            Name = write.Name,
        };
    }

    // Reads show objects too. Of a scale, the log doesn't say what became of the object.
    private void Remember(AuditEvent write)
    {
        var key = KeyOf(write);
        if (write is { Code: >= 400 } or { IsDryRun: true } || IsConnection(write))
        {
            return;
        }

        if (write.SubResource is "" or "status" && IsObject(write.Response) && key.Name.Length > 0)
        {
            objects.Set(key, write.Response);
        }
        else if (write.Verb == "deletecollection")
        {
            objects.RemoveAll(key.Group, key.Resource, key.Namespace);
        }
        else if (write.Verb is "update" or "patch" or "delete" or "create")
        {
            objects.Remove(key);
        }
    }

    // A proxied request is a connection whatever its verb is.
    private static bool IsConnection(AuditEvent write) =>
        ConnectionOptions.Of(write.SubResource).Exists && (write.SubResource == "proxy" ? write.Resource is { Group: "", Resource: "pods" } : write.Verb is "create" or "get");

    // Who asks for a table or for metadata alone is answered with an object of another kind.
    private static bool IsObject(JsonValue value) =>
        value.Property("kind"u8) is { Kind: JsonKind.String } kind && !kind.Is("Status"u8) && !kind.Utf8.EndsWith("List"u8)
        && value.Property("apiVersion"u8) is { Kind: JsonKind.String } version && !version.Utf8.StartsWith("meta.k8s.io/"u8);

    private static ObjectKey KeyOf(AuditEvent write) => new(write.Resource.Group, write.Resource.Resource, write.Namespace, write.Name);
}
