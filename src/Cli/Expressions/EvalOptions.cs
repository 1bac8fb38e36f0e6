using Caveat.Cel.Extensions;

namespace Caveat.Cli.Expressions;

/// <summary>What <c>eval</c> is asked to do.</summary>
internal sealed record EvalOptions
{
    /// <summary>The expression.</summary>
    public required string Expression { get; init; }

    /// <summary>Where <c>object</c> is; null for nowhere.</summary>
    public string? File { get; init; }

    /// <summary>Where <c>oldObject</c> is; null for nowhere.</summary>
    public string? OldFile { get; init; }

    /// <summary>Further variables as <c>NAME=JSON</c>.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The release whose language it is.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.Latest;

    /// <summary>Of <see cref="KubernetesLanguage.OtherLibraries"/>.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The form of the value: text, json or yaml.</summary>
    public string Output { get; init; } = "text";

    /// <summary>Whether type and cost are told on standard error.</summary>
    public bool IsVerbose { get; init; }
}
