namespace Caveat.Text;

/// <summary>How bad a finding about a text is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The text can't be used.</summary>
    Error,

    /// <summary>The text can be used, and probably does not do what its author meant.</summary>
    Warning,
}
