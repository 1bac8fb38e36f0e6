using System.Diagnostics.CodeAnalysis;
using Caveat.Webhook.Observing;
using Caveat.Webhook.Serving;
using Caveat.Webhook.Tls;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Caveat.Webhook.Hosting;

/// <summary>
/// Services that the container would make of open generic ones. What is not named in the program is not compiled ahead of time, and such a type is put together while the program starts: some hundred of them, for each kind of
/// options a factory, a cache and three sequences, were a good part of the way until it listens.
/// </summary>
internal static class ClosedServices
{
    public static void Add(IServiceCollection services)
    {
        AddLog<ConnectionLimit>(services);
        AddLog<DecisionRecorder>(services);
        AddLog<Draining>(services);
        AddLog<PolicyReloadService>(services);
        AddLog<RequestLog>(services);
        AddLog<ServingCertificate>(services);
        AddOptions<ConsoleFormatterOptions>(services);
        AddOptions<ConsoleLifetimeOptions>(services);
        AddOptions<ConsoleLoggerOptions>(services);
        AddOptions<FormOptions>(services);
        AddOptions<HostOptions>(services);
        AddOptions<JsonConsoleFormatterOptions>(services);
        AddOptions<KestrelServerOptions>(services);
        AddOptions<LoggerFactoryOptions>(services);
        AddOptions<LoggerFilterOptions>(services);
        AddOptions<MetricsOptions>(services);
        AddOptions<SimpleConsoleFormatterOptions>(services);
        AddOptions<SocketTransportOptions>(services);
    }

    private static void AddLog<T>(IServiceCollection services) =>
        services.AddSingleton<ILogger<T>>(static provider => new Logger<T>(provider.GetRequiredService<ILoggerFactory>()));

    // As the library's own services are made.
    private static void AddOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(IServiceCollection services)
        where T : class
    {
        services.AddSingleton<IOptionsFactory<T>>(static provider => new OptionsFactory<T>(
            provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>()));
        services.AddSingleton<IOptions<T>>(static provider => new OptionsManager<T>(provider.GetRequiredService<IOptionsFactory<T>>()));
        services.AddSingleton<IOptionsMonitor<T>>(static provider => new OptionsMonitor<T>(
            provider.GetRequiredService<IOptionsFactory<T>>(), provider.GetServices<IOptionsChangeTokenSource<T>>(), new OptionsCache<T>()));
    }
}
