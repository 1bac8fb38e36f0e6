using Caveat.Webhook.Observing;
using Microsoft.Extensions.Logging;

namespace Caveat.Webhook.Fuzz;

/// <summary>Hands each line of the log on.</summary>
internal sealed class LineLogger : ILogger<DecisionRecorder>
{
    private readonly Action<string> _write;

    public LineLogger(Action<string> write) => _write = write;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _write(formatter(state, exception));
}
