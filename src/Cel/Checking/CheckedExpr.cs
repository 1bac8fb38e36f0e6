using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>A tree whose every node has a type, and whose names and calls are resolved. Immutable.</summary>
public sealed class CheckedExpr
{
    private readonly IReadOnlyDictionary<int, CelType> _types;
    private readonly IReadOnlyDictionary<int, Reference> _references;

    internal CheckedExpr(
        Expr root,
        SourceText source,
        IReadOnlyDictionary<int, CelType> types,
        IReadOnlyDictionary<int, Reference> references)
    {
        Root = root;
        Source = source;
        _types = types;
        _references = references;
    }

    /// <summary>The tree, as it was parsed.</summary>
    public Expr Root { get; }

    /// <summary>What the spans of the tree are places in.</summary>
    public SourceText Source { get; }

    /// <summary>Type of the whole.</summary>
    public CelType ResultType => TypeOf(Root);

    /// <summary>The type of a node of this tree, free of type parameters; <c>dyn</c> for a node of another tree, and for the nodes inside a qualified name.</summary>
    public CelType TypeOf(Expr node) => _types.TryGetValue(node.Id, out var type) ? type : CelType.Dyn;

    /// <summary>
    /// What a name, a call, a message literal, or a selection that is a qualified name means. Null for other nodes; a plain field selection has none.
    /// </summary>
    public Reference? ReferenceOf(Expr node) => _references.GetValueOrDefault(node.Id);
}
