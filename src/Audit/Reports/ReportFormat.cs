namespace Caveat.Audit.Reports;

/// <summary>A form that a report can have.</summary>
public enum ReportFormat
{
    /// <summary>For people at a terminal: grouped, worst first.</summary>
    Table,

    /// <summary>The report format of the field, a row a line.</summary>
    Json,

    /// <summary>The same as YAML.</summary>
    Yaml,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit's XML, for the test pages of build servers.</summary>
    JUnit,

    /// <summary>Workflow commands, which GitHub shows beside the changed lines.</summary>
    GitHub,

    /// <summary>One page that works offline.</summary>
    Html,
}
