using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Cluster;
using Caveat.Cluster.Listing;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Auditing;

/// <summary>Finds out what there is to audit, and judges it namespace by namespace: a page of objects is held at a time.</summary>
internal sealed class ClusterAuditor
{
    private readonly ClusterConnection _connection;
    private readonly LookupCaches _caches;
    private readonly AuditOptions _options;
    private readonly WebhookScope _scope;
    private readonly TimeProvider _clock;

    public ClusterAuditor(ClusterConnection connection, LookupCaches caches, AuditOptions options, WebhookScope scope, TimeProvider clock)
    {
        _connection = connection;
        _caches = caches;
        _options = options;
        _scope = scope;
        _clock = clock;
    }

    // A page is judged at once: a second's worth of objects, and no more than a list takes anyway.
    private ListBounds Bounds => new() { PageSize = Math.Clamp(_options.ObjectsPerSecond, 1, new ListBounds().PageSize) };

    /// <summary>Null with a failure when the cluster does not say.</summary>
    public async Task<(AuditPlan? Plan, string? Failure)> PlanAsync(PolicySet policies, CancellationToken cancellation)
    {
        var (served, failure) = await ServedResources.ReadAsync(_connection, cancellation);
        if (served is null)
        {
            return (null, failure);
        }

        var (names, unlisted) = await new NamespaceNames([], (resource, place) => new CollectionReader(_connection, resource, place, Bounds, _clock)).AllAsync(cancellation);
        if (unlisted is not null)
        {
            return (null, $"namespaces: {unlisted}");
        }

        SortedSet<string> places = new(names, StringComparer.Ordinal) { "" };
        places.ExceptWith(_scope.ExcludedNamespaces);
        var audited = AuditedResources.Of([policies], served, []);
        var (resources, refused) = await ListableAsync(audited.All, cancellation);
        var objects = new LookedUpObjects(_connection, served, Bounds, _clock, cancellation) { Caches = _caches };
        return (new AuditPlan(policies, objects, resources, [.. places], [.. audited.Problems, .. refused]), null);
    }

    /// <summary>Tells <paramref name="report"/> what is found in a namespace; in the first one, what can't be audited anywhere too.</summary>
    /// <exception cref="OperationCanceledException">Not all of it was judged.</exception>
    public async Task JudgeAsync(AuditPlan plan, string place, IReport report, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow();
        // What may not be listed is no part of the plan. A batch at a time: what waits for a look-up holds a thread, and reviews need theirs.
        var run = new JudgeRun(() => new FoundJudge(new AuditJudge(plan.Policies, plan.Policies.Mapping, plan.Objects, now), new GivenObjects(), shard: null), report) { MaxBatches = 1 };
        await run.RunAsync(new ThrottledListing(_connection, plan, place, _options.ObjectsPerSecond, _clock) { Bounds = Bounds with { WasAllowed = true } }, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    // Who may not list a resource is told so once, and not in each namespace.
    private async Task<(IReadOnlyList<AuditedResource> Listable, IReadOnlyList<string> Refused)> ListableAsync(IReadOnlyList<AuditedResource> resources, CancellationToken cancellation)
    {
        List<AuditedResource> listable = [];
        List<string> refused = [];
        foreach (var resource in resources)
        {
            if (await RefusalAsync(resource, cancellation) is { } refusal)
            {
                refused.Add($"{resource.Resource}: not audited: {refusal}");
            }
            else
            {
                listable.Add(resource);
            }

            await Task.Delay(AuditOptions.RequestPause, _clock, cancellation);
        }

        return (listable, refused);
    }

    private async Task<string?> RefusalAsync(AuditedResource resource, CancellationToken cancellation)
    {
        var reader = new CollectionReader(_connection, resource, "", new ListBounds { PageSize = 1 }, _clock);
        await foreach (var page in reader.ReadAsync(cancellation))
        {
            if (page.Count > 0)
            {
                break;
            }
        }

        return reader.IsForbidden ? reader.Problem : null;
    }
}
