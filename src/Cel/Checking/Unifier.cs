using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>
/// Knows what type variables stand for, and finds out more by asking whether one type may stand for another. Rules are those of cel-go's checker, without wrapper types.
/// </summary>
/// <remarks>
/// Types that share parts can be small in memory and huge when written out, so the work is counted: when <see cref="MaxSteps"/> are used up every question is answered with no, and
/// <see cref="IsExhausted"/> is set.
/// </remarks>
internal sealed class Unifier
{
    /// <summary>Steps of a check, 20 to 50 ns each; an expression of 100,000 code points needs a third at most.</summary>
    public const int MaxSteps = 5_000_000;

    /// <summary>Nesting of types, in parameters. The deepest type of an expression is as deep as the expression.</summary>
    public const int MaxTypeDepth = 1_000;

    private readonly List<CelType?> _bindings = [];
    private readonly List<(int Index, CelType? Before)> _trail = [];
    private int _steps;
    private int _depth;

    /// <summary>The answers are not to be trusted any more.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Counts a step; false when there is none left.</summary>
    public bool Spend()
    {
        IsExhausted |= ++_steps > MaxSteps;
        return !IsExhausted;
    }

    /// <summary>A type of which nothing is known.</summary>
    public TypeVariable Fresh()
    {
        _bindings.Add(null);
        return new TypeVariable(_bindings.Count - 1);
    }

    /// <summary>True when the types agree; what was learned of variables is kept then, and forgotten otherwise.</summary>
    public bool IsAssignable(CelType first, CelType second)
    {
        var mark = _trail.Count;
        if (Agree(first, second))
        {
            return true;
        }

        Undo(mark);
        return false;
    }

    /// <summary>As <see cref="IsAssignable"/>, pair by pair, all or none.</summary>
    public bool AreAssignable(IReadOnlyList<CelType> first, IReadOnlyList<CelType> second)
    {
        var mark = _trail.Count;
        if (AllAgree(first, second))
        {
            return true;
        }

        Undo(mark);
        return false;
    }

    /// <summary>The type with all that is known put in.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="freeToDyn">What stays unknown becomes <c>dyn</c>.</param>
    public CelType Resolve(CelType type, bool freeToDyn = false)
    {
        if (type is TypeVariable variable)
        {
            return _bindings[variable.Index] is { } known
                ? Guarded(this, known, freeToDyn)
                : freeToDyn ? CelType.Dyn : type;
        }

        return type.Parameters.Count == 0 ? type : Guarded(this, type, freeToDyn);

        static CelType Guarded(Unifier self, CelType type, bool freeToDyn)
        {
            if (!self.Enter())
            {
                return CelType.Dyn;
            }

            var resolved = type is TypeVariable ? self.Resolve(type, freeToDyn) : self.ResolveParameters(type, freeToDyn);
            self._depth--;
            return resolved;
        }
    }

    /// <summary>Of two types that agree, the one that allows more.</summary>
    public CelType MostGeneral(CelType first, CelType second) => IsEqualOrLessSpecific(first, second) ? first : second;

    /// <summary>True when both are the same, letter by letter.</summary>
    public bool IsExact(CelType first, CelType second)
    {
        if (ReferenceEquals(first, second))
        {
            return true;
        }

        if (first.Kind != second.Kind || first.Name != second.Name || first.Parameters.Count != second.Parameters.Count || !Enter())
        {
            return false;
        }

        var same = true;
        for (var i = 0; same && i < first.Parameters.Count; i++)
        {
            same = IsExact(first.Parameters[i], second.Parameters[i]);
        }

        _depth--;
        return same;
    }

    private static bool IsWild(CelType type) => type.Kind is CelTypeKind.Dyn or CelTypeKind.Error;

    private static bool TakesNull(CelType type) => type.Kind
        is CelTypeKind.Opaque or CelTypeKind.Object or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Null;

    private bool Enter()
    {
        if (!Spend() || _depth >= MaxTypeDepth)
        {
            IsExhausted = true;
            return false;
        }

        _depth++;
        return true;
    }

    private CelType ResolveParameters(CelType type, bool freeToDyn)
    {
        CelType[]? changed = null;
        for (var i = 0; i < type.Parameters.Count; i++)
        {
            var resolved = Resolve(type.Parameters[i], freeToDyn);
            if (!ReferenceEquals(resolved, type.Parameters[i]))
            {
                changed ??= [.. type.Parameters];
                changed[i] = resolved;
            }
        }

        return changed is null ? type : type.WithParameters(changed);
    }

    private bool AllAgree(IReadOnlyList<CelType> first, IReadOnlyList<CelType> second)
    {
        if (first.Count != second.Count)
        {
            return false;
        }

        for (var i = 0; i < first.Count; i++)
        {
            if (!Agree(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Agree(CelType first, CelType second)
    {
        if (!Enter())
        {
            return false;
        }

        var agree = first is TypeVariable || second is TypeVariable
            ? AgreeAsVariables(first, second)
            : AgreeAsKnown(first, second);
        _depth--;
        return agree;
    }

    private bool AgreeAsVariables(CelType first, CelType second)
    {
        if (second is TypeVariable variable)
        {
            if (Binds(first, variable))
            {
                return true;
            }

            if (_bindings[variable.Index] is not null)
            {
                return false;
            }
        }

        return first is TypeVariable other && Binds(second, other);
    }

    private bool AgreeAsKnown(CelType first, CelType second)
    {
        if (IsWild(first) || IsWild(second))
        {
            return true;
        }

        if (first.Kind == CelTypeKind.Null || second.Kind == CelTypeKind.Null)
        {
            return TakesNull(first) && TakesNull(second);
        }

        if (first.Kind != second.Kind)
        {
            return false;
        }

        // A type is a type: what it is a type of decides nothing.
        return first.Kind == CelTypeKind.Type
            || (first.Name == second.Name && AllAgree(first.Parameters, second.Parameters));
    }

    private bool Binds(CelType type, TypeVariable variable)
    {
        if (ReferenceEquals(type, variable))
        {
            return true;
        }

        if (_bindings[variable.Index] is not { } known)
        {
            return TryBind(variable, type);
        }

        if (IsExact(type, known))
        {
            return true;
        }

        if (!Agree(type, known))
        {
            return false;
        }

        TryBind(variable, MostGeneral(type, known));
        return true;
    }

    private bool TryBind(TypeVariable variable, CelType type)
    {
        if (Contains(type, variable))
        {
            return false;
        }

        _trail.Add((variable.Index, _bindings[variable.Index]));
        _bindings[variable.Index] = type;
        return true;
    }

    private bool Contains(CelType type, TypeVariable variable)
    {
        if (ReferenceEquals(type, variable))
        {
            return true;
        }

        var variableOrGeneric = type is TypeVariable || type.Parameters.Count > 0;
        if (!variableOrGeneric)
        {
            return false;
        }

        // What can't be looked through is taken to contain it: nothing is bound then.
        if (!Enter())
        {
            return true;
        }

        var contains = type is TypeVariable other
            ? _bindings[other.Index] is { } known && Contains(known, variable)
            : AnyContains(type.Parameters, variable);
        _depth--;
        return contains;
    }

    private bool AnyContains(IReadOnlyList<CelType> types, TypeVariable variable)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (Contains(types[i], variable))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsEqualOrLessSpecific(CelType first, CelType second)
    {
        if (first.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter)
        {
            return true;
        }

        if (second.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter || first.Kind != second.Kind)
        {
            return false;
        }

        if (first.Kind == CelTypeKind.Type)
        {
            return true;
        }

        return first.Name == second.Name && first.Parameters.Count == second.Parameters.Count && ParametersAreLessSpecific(first, second);
    }

    private bool ParametersAreLessSpecific(CelType first, CelType second)
    {
        if (!Enter())
        {
            return false;
        }

        var less = true;
        for (var i = 0; less && i < first.Parameters.Count; i++)
        {
            less = IsEqualOrLessSpecific(first.Parameters[i], second.Parameters[i]);
        }

        _depth--;
        return less;
    }

    private void Undo(int mark)
    {
        for (var i = _trail.Count - 1; i >= mark; i--)
        {
            _bindings[_trail[i].Index] = _trail[i].Before;
        }

        _trail.RemoveRange(mark, _trail.Count - mark);
    }
}
