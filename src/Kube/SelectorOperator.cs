namespace Caveat.Kube;

/// <summary>How a requirement of a label selector compares.</summary>
public enum SelectorOperator
{
    /// <summary>The label is there, with one of the values.</summary>
    In,

    /// <summary>The label is not there, or has none of the values.</summary>
    NotIn,

    /// <summary>The label is there.</summary>
    Exists,

    /// <summary>The label is not there.</summary>
    DoesNotExist,
}
