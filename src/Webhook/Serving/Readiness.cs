using System.Text;

namespace Caveat.Webhook.Serving;

/// <summary>What /readyz says: a line for each thing that is looked at, as the API server's own /readyz has them.</summary>
internal sealed class Readiness
{
    private readonly ServedPolicies _served;
    private readonly PolicySource _source;
    private readonly RegistrationState _registration;

    public Readiness(ServedPolicies served, PolicySource source, RegistrationState registration)
    {
        _served = served;
        _source = source;
        _registration = registration;
    }

    public Task WriteAsync(HttpContext context)
    {
        var isReady = Describe(out var text);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>Ready: policies serve, and where this webhook registers itself, it once was. Problems of single files are shown and don't matter.</summary>
    private bool Describe(out string text)
    {
        var lines = new StringBuilder();
        var isReady = DescribePolicies(lines);
        isReady &= DescribeRegistration(lines);
        DescribeProblems(lines);
        lines.Append(isReady ? "readyz check passed\n" : "readyz check failed\n");
        text = lines.ToString();
        return isReady;
    }

    private bool DescribePolicies(StringBuilder lines)
    {
        if (_served.Current is { } set)
        {
            lines.Append($"[+]policies ok: {set.Policies.Count} serve\n");
            return true;
        }

        var reason = _served.LastReading switch
        {
            null => _source.Unsynced() ?? _source.UnsyncedLookups() ?? "not read yet",
            { FileCount: 0 } => "no policy file was found",
            var reading => $"none of {reading.FileCount} files has a policy that serves",
        };
        lines.Append($"[-]policies failed: {reason}\n");
        return false;
    }

    private bool DescribeRegistration(StringBuilder lines)
    {
        if (!_registration.IsWanted)
        {
            return true;
        }

        var failure = _registration.Failure;
        var mark = failure is null ? Standing() : _registration.IsKnown ? $"[!]registration is behind: {failure}" : $"[-]registration failed: {failure}";
        lines.Append(mark).Append('\n');
        return _registration.IsKnown;
    }

    private string Standing() => _registration.LeftTo is { } leader ? $"[+]registration ok: {leader} leads" : "[+]registration ok";

    private void DescribeProblems(StringBuilder lines)
    {
        foreach (var problem in _served.LastReading?.Problems ?? [])
        {
            foreach (var message in problem.Messages)
            {
                lines.Append(problem.KeptLastGood ? "[!]last good version serves: " : "[!]does not serve: ").Append(message).Append('\n');
            }
        }
    }
}
