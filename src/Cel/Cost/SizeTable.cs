using Caveat.Cel.Checking;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Cost;

/// <summary>What is known of the sizes of an expression's nodes, while the costs are added up from the leaves.</summary>
internal sealed class SizeTable(CheckedExpr checkedExpr, SizeBounds bounds)
{
    private readonly Dictionary<int, Estimate> _sizes = [];
    private readonly Dictionary<int, EntrySize> _entries = [];
    private readonly Dictionary<int, string[]> _paths = [];
    private readonly Dictionary<string, Stack<LocalSize>> _locals = new(StringComparer.Ordinal);

    public CelType TypeOf(Expr expr) => checkedExpr.TypeOf(expr);

    public Reference? ReferenceOf(Expr expr) => checkedExpr.ReferenceOf(expr);

    /// <summary>Null when the value is not reached from a declared variable.</summary>
    public string[]? PathOf(Expr expr) =>
        LocalOf(expr) is { } local ? local.Path : _paths.GetValueOrDefault(expr.Id);

    public void SetPath(Expr expr, string[]? path)
    {
        if (path is not null)
        {
            _paths[expr.Id] = path;
        }
    }

    public void SetSize(Expr expr, Estimate? size)
    {
        if (size is { } known)
        {
            _sizes[expr.Id] = known;
        }
    }

    public void SetEntry(Expr expr, EntrySize? entry)
    {
        if (entry is not null)
        {
            _entries[expr.Id] = entry;
        }
    }

    public void Copy(Expr to, Expr from)
    {
        SetSize(to, SizeOf(from));
        SetEntry(to, EntryOf(from));
    }

    public void Enter(string name, LocalSize local)
    {
        if (!_locals.TryGetValue(name, out var hidden))
        {
            _locals.Add(name, hidden = new Stack<LocalSize>());
        }

        hidden.Push(local);
    }

    public void Leave(string name) => _locals[name].Pop();

    public Estimate SizeOrUnknown(Expr expr) => SizeOf(expr) ?? Estimate.Unknown;

    public Estimate? SizeOf(Expr expr)
    {
        if (_sizes.TryGetValue(expr.Id, out var known))
        {
            return known;
        }

        if (LiteralSize(expr) is { } literal)
        {
            return literal;
        }

        if (PathOf(expr) is { } path && bounds.SizeOf(path, TypeOf(expr)) is { } bound)
        {
            return bound;
        }

        return IsScalar(TypeOf(expr)) ? Estimate.Exactly(1) : LocalOf(expr)?.Size;
    }

    /// <summary>The size of each element of a list.</summary>
    public Estimate? ElementSizeOf(Expr expr)
    {
        var type = TypeOf(expr);
        if (type.Parameters.Count == 0)
        {
            return null;
        }

        return bounds.SizeOf(PathOf(expr) is { } path ? [.. path, SizeBounds.Items] : [], type.Parameters[0]);
    }

    public EntrySize? EntryOf(Expr expr) => _entries.GetValueOrDefault(expr.Id) ?? LocalOf(expr)?.Entry;

    private static Estimate? LiteralSize(Expr expr) => expr switch
    {
        ConstantExpr { Constant: { Kind: ValueKind.String } text } => Estimate.Exactly(CodePoints(text.AsUtf8)),
        ConstantExpr { Constant: { Kind: ValueKind.Bytes } bytes } => Estimate.Exactly((ulong)bytes.As<BytesObject>().Bytes.Length),
        ConstantExpr => Estimate.Exactly(1),
        ListExpr list => Estimate.Exactly((ulong)list.Elements.Count),
        MapExpr map => Estimate.Exactly((ulong)map.Entries.Count),
        _ => null,
    };

    private static ulong CodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0UL;
        foreach (var unit in utf8)
        {
            count += (unit & 0xC0) == 0x80 ? 0UL : 1UL;
        }

        return count;
    }

    private static bool IsScalar(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double => true,
        CelTypeKind.Timestamp or CelTypeKind.Duration => true,
        _ => type.IsOptional && IsScalar(type.Parameters[0]),
    };

    private LocalSize? LocalOf(Expr expr) =>
        expr is IdentExpr ident && _locals.TryGetValue(ident.Name, out var locals) && locals.TryPeek(out var local) ? local : null;
}
