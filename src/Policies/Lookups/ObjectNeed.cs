namespace Caveat.Policies.Lookups;

/// <summary>Other objects that a review's rules want to see. Two needs are equal when they ask the same.</summary>
public sealed record ObjectNeed
{
    /// <summary>API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>Version in which the object is wanted; empty for whichever the API server prefers.</summary>
    public string Version { get; init; } = "";

    /// <summary>Kind; empty when only <see cref="Resource"/> is known.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Resource in the plural; empty when only <see cref="Kind"/> is known.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Namespace; empty for cluster-scoped objects and for a list over all namespaces.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Name of the one object that is wanted; empty for a list.</summary>
    public string Name { get; init; } = "";

    /// <summary>For a list: a selector as <c>kubectl -l</c> takes it; empty for all.</summary>
    public string LabelSelector { get; init; } = "";

    /// <summary>For a list: whether no object can be in it, as a label is wanted of a value that no label can have. Nobody is asked then.</summary>
    public bool IsOfNone { get; init; }

    /// <summary>How old the answer may be; zero asks the API server itself.</summary>
    public TimeSpan MaxAge { get; init; } = DefaultMaxAge;

    /// <summary>Age that a look-up allows when it says nothing: a watch is seconds behind, not more.</summary>
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(30);

    /// <summary>Whether one object is wanted, not a list.</summary>
    public bool IsSingle => Name.Length > 0;

    /// <summary>For messages: <c>Kafka.kafka.strimzi.io "my-cluster" in namespace "prod"</c>.</summary>
    public override string ToString()
    {
        var kind = Kind.Length > 0 ? Kind : Resource;
        var type = Group.Length == 0 ? kind : $"{kind}.{Group}";
        var which = IsSingle ? $" \"{Name}\"" : LabelSelector.Length > 0 ? $" with labels {LabelSelector}" : "";
        return Namespace.Length == 0 ? type + which : $"{type}{which} in namespace \"{Namespace}\"";
    }
}
