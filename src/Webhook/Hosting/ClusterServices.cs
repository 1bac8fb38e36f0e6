using Caveat.Cluster;
using Caveat.Cluster.Authorization;
using Caveat.Cluster.Election;
using Caveat.Cluster.PolicyReports;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Webhook.Auditing;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Options;
using Caveat.Webhook.Serving;
using Caveat.Webhook.Serving.FromCluster;
using Prometheus;

namespace Caveat.Webhook.Hosting;

/// <summary>The parts that talk to an API server.</summary>
internal static class ClusterServices
{
    /// <summary>What others stand on: the connection, and the election where something is done under it.</summary>
    public static void AddConnection(IServiceCollection services, WebhookOptions options, ClusterConnection connection)
    {
        services.AddSingleton(_ => connection);
        if (options.NeedsLeader)
        {
            services.AddSingleton(provider => new LeaseElection(
                connection,
                options.Cluster.Namespace,
                ClusterOptions.LeaderLease,
                $"{options.Cluster.Replica}_{Guid.NewGuid()}",
                provider.GetRequiredService<TimeProvider>()));
            AddElection(services, static provider => provider.GetRequiredService<LeaseElection>(), static metrics => metrics.Leads);
        }

        if (options.Audit is not null)
        {
            services.AddSingleton(provider => new AuditElection(connection, options.Cluster, provider.GetRequiredService<TimeProvider>()));
            AddElection(services, static provider => provider.GetRequiredService<AuditElection>().Lease, static metrics => metrics.Audit.Leads);
        }
    }

    // A service for each election.
    private static void AddElection(IServiceCollection services, Func<IServiceProvider, LeaseElection> election, Func<WebhookMetrics, Gauge> shown) =>
        services.AddSingleton<IHostedService>(provider =>
        {
            var (lease, metrics) = (election(provider), provider.GetRequiredService<WebhookMetrics>());
            metrics.BeforeCollecting(() => shown(metrics).Set(lease.IsHeld ? 1 : 0));
            return new ElectionService(lease, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ElectionService>>());
        });

    /// <summary>Watches, look-ups, what is said in the cluster, and the registration.</summary>
    public static void Add(IServiceCollection services, WebhookOptions options, ClusterConnection connection)
    {
        services.AddSingleton<CustomResources>().AddSingleton<LookupCaches>().AddHostedService<WatchService>();
        services.AddSingleton<LiveObjects>().AddSingleton<AccessReviews>().AddSingleton<LiveCluster>();
        services.AddSingleton(options.Cluster).AddSingleton<EventSink>();
        if (options.Observing.TellsEvents)
        {
            services.AddSingleton<DecisionEvents>().AddHostedService(static provider => provider.GetRequiredService<DecisionEvents>());
        }

        if (options.Cluster.WatchesPolicies)
        {
            services.AddSingleton<ClusterPolicies>();
            services.AddSingleton<ReplicaLeases>().AddSingleton<PolicyEvents>().AddSingleton<PolicyStatusWriter>().AddSingleton<ReportClock>();
            services.AddHostedService<PolicyStatusService>();
        }

        if (options.Audit is { } audit)
        {
            AddAudit(services, audit);
        }

        if (options.Register.Address is not { } address)
        {
            return;
        }

        var registration = new RegistrationOptions
        {
            Address = address,
            AuthorityInjectedFrom = options.Register.AuthorityInjectedFrom,
            FailsClosed = options.Register.FailsClosed,
            Scope = WebhookScope.Of(options.Cluster.Namespace),
        };
        services.AddSingleton(provider => new WebhookRegistration(connection, registration, () => provider.GetRequiredService<LeaseElection>().IsHeld));
        services.AddSingleton<RegistrationTarget>().AddHostedService<RegistrationService>();
    }

    private static void AddAudit(IServiceCollection services, AuditOptions audit)
    {
        services.AddSingleton(audit).AddSingleton<AuditClock>().AddSingleton(static provider => provider.GetRequiredService<WebhookMetrics>().Audit);
        services.AddSingleton<PolicyReportStore>().AddSingleton<PlaceReports>().AddSingleton<AuditResults>();
        services.AddSingleton<ClusterAuditor>().AddSingleton<AuditRun>().AddHostedService<AuditService>();
    }
}
