using Caveat.Cluster;
using Caveat.Cluster.Reading;
using Caveat.Cluster.Registration;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Observing.Events;
using Caveat.Webhook.Observing.Traces;
using Caveat.Webhook.Options;
using Caveat.Webhook.Reviews;
using Caveat.Webhook.Serving;
using Caveat.Webhook.Serving.FromCluster;
using Caveat.Webhook.Tls;
using OpenTelemetry.Trace;

namespace Caveat.Webhook.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class WebhookHost
{
    /// <summary>Builds the server without starting it.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="connection">The API server; null for none. Disposed with the host.</param>
    /// <param name="clock">The clock of everything in it.</param>
    public static WebApplication Build(WebhookOptions options, ClusterConnection? connection, TimeProvider clock)
    {
        // Takes long, and is begun before all else: making the host takes as long again.
        var certificate = options.Tls.Secret is null ? Task.Run(() => CertificateReading.Of(options.Tls, clock)) : null;
        // Empty: nothing is read of files or the environment that the command line doesn't say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Logging.AddJsonConsole(static console => console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ");
        builder.Logging.SetMinimumLevel(options.Observing.LeastLevel);
        // Never nothing: a server that logs nothing doesn't look at the trace that a request belongs to either.
        builder.Logging.AddFilter("Microsoft", options.Observing.LeastLevel > LogLevel.Warning ? LogLevel.Error : LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Listen.DrainDelay + DrainTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSettings.Apply(kestrel, options.Listen));
        // The first that is stopped is the one that was added last, and the server before them all: who leads does so until nothing is done under it any more.
        if (connection is not null)
        {
            ClusterServices.AddConnection(builder.Services, options, connection);
        }

        ClosedServices.Add(builder.Services);
        AddReviews(builder.Services, options, clock);
        CertificateServices.Add(builder.Services, options, certificate, connection);
        if (connection is not null)
        {
            ClusterServices.Add(builder.Services, options, connection);
        }

        if (TraceExport.IsWanted(options.Observing.TraceEndpoint))
        {
            builder.Services.AddSingleton(_ => TraceExport.Begin(options.Observing.TraceEndpoint, options.Cluster.Replica));
        }

        var app = builder.Build();
        // Made here, as nobody asks for it, and disposed with the host.
        _ = app.Services.GetService<TracerProvider>();
        Map(app, options.Listen);
        if (connection is null)
        {
            // Not earlier, when three things would share two processors, and the certificate, which is waited for, be ready last.
            app.Services.GetRequiredService<PolicySource>().Begin();
        }

        return app;
    }

    // What a review may take at most by the API server's own bound; nothing is waited for beyond.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(30);

    private static void AddReviews(IServiceCollection services, WebhookOptions options, TimeProvider clock)
    {
        services.AddSingleton(clock).AddSingleton(options.Listen);
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton(static provider => new DecisionRecorder(
            provider.GetRequiredService<WebhookMetrics>(), provider.GetService<DecisionEvents>(), provider.GetRequiredService<ILogger<DecisionRecorder>>()));
        services.AddSingleton(provider => new PolicySource(
            options.Policies, provider.GetService<ClusterPolicies>(), provider.GetService<CustomResources>(), provider.GetService<LookupCaches>()));
        services.AddSingleton(WebhookScope.Of(options.Cluster.Namespace));
        services.AddSingleton<ServedPolicies>().AddHostedService<PolicyReloadService>();
        services.AddSingleton(static provider => new ReviewJudge(
            provider.GetRequiredService<ServedPolicies>(),
            provider.GetService<LiveCluster>(),
            provider.GetRequiredService<WebhookScope>(),
            provider.GetRequiredService<DecisionRecorder>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RequestLog>().AddSingleton<BodyReader>().AddSingleton<ReviewBuffersPool>().AddSingleton<ReviewEndpoint>();
        services.AddSingleton(provider => new RegistrationState(provider.GetRequiredService<WebhookMetrics>(), options.Register.Address is not null));
        services.AddSingleton<Draining>().AddHostedService(static provider => provider.GetRequiredService<Draining>());
        services.AddSingleton<Readiness>().AddSingleton<Endpoints>();
    }

    private static void Map(WebApplication app, ListenOptions listen)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use(draining.InvokeAsync);
        if (listen.Probes is not null)
        {
            app.Use(ProbeConnection.SeparateAsync);
        }

        app.Run(app.Services.GetRequiredService<Endpoints>().InvokeAsync);
    }
}
