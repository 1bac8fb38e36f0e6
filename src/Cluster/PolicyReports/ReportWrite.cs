namespace Caveat.Cluster.PolicyReports;

/// <summary>What came of a report.</summary>
public enum ReportWrite
{
    /// <summary>The cluster has it already, as it should be; nothing was written.</summary>
    Unchanged,

    /// <summary>Made, or made as it should be.</summary>
    Written,

    /// <summary>There was one, and there should be none.</summary>
    Removed,

    /// <summary>The one of that name is somebody else's, and stays as it is.</summary>
    Foreign,

    /// <summary>It is not as it should be.</summary>
    Failed,
}
