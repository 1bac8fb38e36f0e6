namespace Caveat.Audit.Reports.PolicyReports;

/// <summary>How large a policy report gets. What doesn't fit is counted in its summary all the same.</summary>
public static class PolicyReportLimits
{
    /// <summary>Findings of a report, the worst ones: what people and their tools go through.</summary>
    public const int MaxResults = 500;

    /// <summary>Bytes of a report as JSON. etcd takes 1.5 MiB a request (its --max-request-bytes), in which managed fields need room too.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>UTF-16 code units of a message or another text of a result.</summary>
    public const int MaxTextLength = 1_000;

    /// <summary>Reports of a cluster: as many namespaces, half of what Kubernetes is tested with, have something to say. An empty one has half a kilobyte.</summary>
    public const int MaxReports = 5_000;

    /// <summary>Bytes of the results of all reports of a cluster together: a twentieth of the 2 GiB that an etcd holds by default. What comes behind has a summary and no results.</summary>
    public const long MaxTotalBytes = 100_000_000;
}
