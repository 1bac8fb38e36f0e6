using Caveat.Cluster;
using Caveat.Cluster.Authorization;
using Caveat.Cluster.Election;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Options;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Serving;
using Caveat.Webhook.Serving.FromCluster;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class WebhookHost
{
    /// <summary>Builds the server without starting it.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="certificate">What it serves with.</param>
    /// <param name="connection">The API server; null for none. Disposed with the host.</param>
    /// <param name="clock">The clock of everything in it.</param>
    public static WebApplication Build(WebhookOptions options, CertificateFiles certificate, ClusterConnection? connection, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(static console => console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ");
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = DrainTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSettings.Apply(kestrel, options.Listen));
        AddReviews(builder.Services, options, clock);
        builder.Services.AddSingleton(certificate).AddSingleton<ServingCertificate>().AddHostedService<CertificateRefreshService>();
        if (connection is not null)
        {
            AddCluster(builder.Services, options, connection);
        }

        var app = builder.Build();
        Map(app);
        return app;
    }

    // What a review may take at most by the API server's own bound; nothing is waited for beyond.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(30);

    private static void AddReviews(IServiceCollection services, WebhookOptions options, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton<WebhookMetrics>().AddSingleton<DecisionRecorder>();
        services.AddSingleton(provider => new PolicySource(
            options.Policies, provider.GetService<ClusterPolicies>(), provider.GetService<CustomResources>(), provider.GetService<LookupCaches>()));
        services.AddSingleton(WebhookScope.Of(options.Namespace));
        services.AddSingleton<ServedPolicies>().AddHostedService<PolicyReloadService>();
        services.AddSingleton(static provider => new ReviewJudge(
            provider.GetRequiredService<ServedPolicies>(),
            provider.GetService<LiveCluster>(),
            provider.GetRequiredService<WebhookScope>(),
            provider.GetRequiredService<DecisionRecorder>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BodyReader>().AddSingleton<ReviewBuffersPool>().AddSingleton<ReviewEndpoint>();
        services.AddSingleton(provider => new RegistrationState(
            provider.GetRequiredService<ServedPolicies>(), provider.GetRequiredService<WebhookMetrics>(), options.Register is not null));
        services.AddSingleton<Readiness>();
    }

    private static void AddCluster(IServiceCollection services, WebhookOptions options, ClusterConnection connection)
    {
        services.AddSingleton(_ => connection);
        if (options.NeedsLeader)
        {
            // Before all services that ask it.
            services.AddSingleton(provider => new LeaseElection(
                connection, options.Namespace, WebhookOptions.LeaderLease, $"{options.Replica}_{Guid.NewGuid()}", provider.GetRequiredService<TimeProvider>()));
            services.AddHostedService<ElectionService>();
        }

        services.AddSingleton<CustomResources>().AddSingleton<LookupCaches>().AddHostedService<WatchService>();
        services.AddSingleton<LiveObjects>().AddSingleton<AccessReviews>().AddSingleton<LiveCluster>();
        if (options.WatchesPolicies)
        {
            services.AddSingleton<ClusterPolicies>();
            services.AddSingleton(options).AddSingleton<ReplicaLeases>().AddSingleton<PolicyEvents>().AddSingleton<PolicyStatusWriter>().AddSingleton<ReportClock>();
            services.AddHostedService<PolicyStatusService>();
        }

        if (options.Register is not { } address)
        {
            return;
        }

        var registration = new RegistrationOptions
        {
            Address = address,
            AuthorityPem = File.ReadAllText(options.AuthorityFile ?? SelfMadeCertificate.AuthorityPath(options.CertificateDirectory)),
            FailsClosed = options.FailsClosed,
            Scope = WebhookScope.Of(options.Namespace),
        };
        services.AddSingleton(new WebhookRegistration(connection, registration)).AddHostedService<RegistrationService>();
    }

    private static void Map(WebApplication app)
    {
        var reviews = app.Services.GetRequiredService<ReviewEndpoint>();
        app.Map("/mutate", (RequestDelegate)reviews.MutateAsync);
        app.Map("/validate", (RequestDelegate)reviews.ValidateAsync);
        app.MapGet("/healthz", static context => context.Response.WriteAsync("ok"));
        app.MapGet("/readyz", (RequestDelegate)app.Services.GetRequiredService<Readiness>().WriteAsync);
        app.MapGet("/metrics", (RequestDelegate)app.Services.GetRequiredService<WebhookMetrics>().WriteAsync);
    }
}
