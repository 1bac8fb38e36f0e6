namespace Caveat.Policies.Model;

/// <summary>Operators of a label selector's requirement.</summary>
internal enum SelectorOperator
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
