namespace Caveat.Policies.Bodies.Transition;

/// <summary>How values are compared.</summary>
internal enum ValueOrder
{
    /// <summary>As the author left it out: versions where the rule is about those, else numbers.</summary>
    Unordered,

    /// <summary>As numbers; strings that hold a number too.</summary>
    Number,

    /// <summary>As Kubernetes' quantities: <c>100Gi</c>.</summary>
    Quantity,

    /// <summary>As versions: <c>4.2.0</c> before <c>4.10</c>.</summary>
    Version,

    /// <summary>As the versions in images' tags: <c>example.com/db:4.2</c> before <c>example.com/db:4.10</c>.</summary>
    Image,
}
