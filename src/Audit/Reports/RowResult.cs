namespace Caveat.Audit.Reports;

/// <summary>What came of a rule for an object; the worst comes first.</summary>
public enum RowResult
{
    /// <summary>A violation that denies.</summary>
    Fail,

    /// <summary>The rule could not be judged.</summary>
    Error,

    /// <summary>A violation that warns, is only audited, or was there before.</summary>
    Warn,

    /// <summary>Excepted, or not judged: an audit can't, or a look-up is unknown.</summary>
    Skip,

    /// <summary>The rule holds.</summary>
    Pass,
}
