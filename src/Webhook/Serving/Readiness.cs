using System.Text;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Serving;

/// <summary>What /readyz says: a line for each thing that is looked at, as the API server's own /readyz has them.</summary>
internal sealed class Readiness
{
    private readonly ServedPolicies _served;
    private readonly PolicySource _source;
    private readonly RegistrationState _registration;
    private readonly ServingCertificate _certificate;
    private readonly Draining _draining;

    public Readiness(ServedPolicies served, PolicySource source, RegistrationState registration, ServingCertificate certificate, Draining draining)
    {
        _served = served;
        _source = source;
        _registration = registration;
        _certificate = certificate;
        _draining = draining;
    }

    public Task WriteAsync(HttpContext context)
    {
        var isReady = Describe(out var text);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>
    /// Ready: policies serve, there is a certificate, where this webhook registers itself it once was, and it is not about to stop. Problems of single files, and what is old, are shown and don't
    /// matter: an API server that is gone must not take all replicas with it.
    /// </summary>
    private bool Describe(out string text)
    {
        var lines = new StringBuilder();
        var isReady = DescribePolicies(lines);
        isReady &= DescribeRegistration(lines);
        isReady &= DescribeCertificate(lines);
        if (_draining.IsOn)
        {
            lines.Append("[-]shutdown failed: this replica stops\n");
            isReady = false;
        }

        DescribeProblems(lines);
        foreach (var stale in _source.Stale())
        {
            lines.Append("[!]stale: ").Append(stale).Append('\n');
        }

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

    private bool DescribeCertificate(StringBuilder lines)
    {
        if (_certificate.Missing is { } reason)
        {
            lines.Append($"[-]certificate failed: {reason}\n");
            return false;
        }

        if (_certificate.Failure is { } failure)
        {
            lines.Append($"[!]certificate of before serves: {failure}\n");
        }

        if (_certificate.ClientsFailure is { } clients)
        {
            lines.Append($"[!]clients are let in by authorities of before: {clients}\n");
        }

        return true;
    }

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
