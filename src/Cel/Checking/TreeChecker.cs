using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Checking;

/// <summary>One check of one tree.</summary>
internal sealed class TreeChecker
{
    // Nodes of most expressions: up to here the tables do not grow.
    private const int UsualNodes = 16;

    private readonly Dictionary<int, CelType> _types = new(UsualNodes);
    private readonly Dictionary<int, Reference> _references = new(UsualNodes);
    private readonly LocalTypes _locals = new();
    private readonly CheckerScope _scope;
    private readonly CheckReport _report;
    private readonly Unifier _unifier;
    private readonly NameResolver _names;
    private readonly OverloadResolver _overloads;
    private int _depth;
    private bool _isTooDeep;

    public TreeChecker(CheckerScope scope, CheckReport report, Unifier unifier)
    {
        _scope = scope;
        _report = report;
        _unifier = unifier;
        _names = new NameResolver(scope, _locals);
        _overloads = new OverloadResolver(unifier);
    }

    /// <summary>The type of a node, type variables included.</summary>
    public CelType Check(Expr expr)
    {
        if (_depth >= Checker.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            ReportDepth(expr);
            return CelType.Error;
        }

        if (!_unifier.Spend())
        {
            return CelType.Error;
        }

        _depth++;
        var type = CheckNode(expr);
        _depth--;
        SetType(expr, type);
        return type;
    }

    /// <summary>The tables, without type variables. The last that is asked.</summary>
    public CheckedExpr Finish(Expr root, SourceText source)
    {
        foreach (var id in _types.Keys)
        {
            ref var type = ref CollectionsMarshal.GetValueRefOrNullRef(_types, id);
            type = _unifier.Resolve(type, freeToDyn: true);
        }

        return new CheckedExpr(root, source, _types, _references);
    }

    private static CelType TypeOfConstant(Value constant) => constant.Kind switch
    {
        ValueKind.Null => CelType.Null,
        ValueKind.Bool => CelType.Bool,
        ValueKind.Int => CelType.Int,
        ValueKind.Uint => CelType.Uint,
        ValueKind.Double => CelType.Double,
        ValueKind.String => CelType.String,
        ValueKind.Bytes => CelType.Bytes,
        ValueKind.Timestamp => CelType.Timestamp,
        ValueKind.Duration => CelType.Duration,
        _ => CelType.Dyn,
    };

    private CelType CheckNode(Expr expr) => expr switch
    {
        ConstantExpr constant => TypeOfConstant(constant.Constant),
        IdentExpr ident => CheckIdent(ident),
        SelectExpr select => CheckSelect(select),
        CallExpr call => CheckCall(call),
        ListExpr list => CheckList(list),
        MapExpr map => CheckMap(map),
        StructExpr message => CheckMessage(message),
        ComprehensionExpr comprehension => CheckComprehension(comprehension),
        _ => CelType.Error,
    };

    private CelType CheckIdent(IdentExpr ident)
    {
        if (_names.Resolve(ident.Name, _unifier) is { } found)
        {
            SetReference(ident, found.Reference);
            return found.Type;
        }

        ReportName(ident.Span, ident.Name);
        return CelType.Error;
    }

    private CelType CheckSelect(SelectExpr select)
    {
        if (!select.IsTest && !_names.StartsWithLocal(select) && NameResolver.QualifiedName(select) is { } name)
        {
            if (_names.Resolve(name, _unifier) is { } found)
            {
                SetReference(select, found.Reference);
                return found.Type;
            }

            // `variables.nmae`: there is no variable `variables`, and its author never said there was.
            if (select.Operand is IdentExpr first && _names.Resolve(first.Name, _unifier) is null && _names.IsNamespace(first.Name))
            {
                ReportName(SourcePlace.OfField(_report.Source, select), name);
                return CelType.Error;
            }
        }

        var type = CheckField(Check(select.Operand), select.Field, SourcePlace.OfField(_report.Source, select));
        return select.IsTest ? CelType.Bool : _unifier.Resolve(type);
    }

    private CelType CheckField(CelType operand, string field, TextSpan span)
    {
        var resolved = _unifier.Resolve(operand);
        return resolved.IsOptional
            ? CelType.OptionalOf(FieldOf(resolved.Parameters[0], field, span))
            : FieldOf(resolved, field, span);
    }

    private CelType FieldOf(CelType type, string field, TextSpan span)
    {
        switch (type.Kind)
        {
            case CelTypeKind.Map:
                return type.Parameters[1];
            case CelTypeKind.Object:
                return FieldOf((ObjectType)type, field, span);
            case CelTypeKind.Parameter:
                // Whatever it turns out to be, it is not to become something without fields later.
                _unifier.IsAssignable(CelType.Dyn, type);
                return CelType.Dyn;
            case CelTypeKind.Dyn or CelTypeKind.Error:
                return CelType.Dyn;
            default:
                _report.Add(span, CheckErrors.NoFieldSelection(_unifier.Resolve(type, freeToDyn: true)));
                return CelType.Error;
        }
    }

    private CelType FieldOf(ObjectType type, string field, TextSpan span)
    {
        if (type.FieldType(field) is { } declared)
        {
            return declared;
        }

        if (!_report.IsFull)
        {
            _report.Add(span, CheckErrors.UndefinedField(field, type.FieldNames));
        }

        return CelType.Error;
    }

    private CelType CheckCall(CallExpr call)
    {
        if (call.Function == Operators.OptionalSelect)
        {
            return CheckOptionalSelect(call);
        }

        // Its arguments are made for a variable that is not there: what is wrong with them is the same mistake.
        if (_scope.IsMacro(call.Function) && _names.Function(call.Function) is null)
        {
            _report.Add(SourcePlace.OfFunction(_report.Source, call), CheckErrors.MacroMisused(call.Function));
            return CelType.Error;
        }

        var arguments = new List<CelType>(call.Arguments.Count + 1);
        foreach (var argument in call.Arguments)
        {
            arguments.Add(Check(argument));
        }

        if (call.Target is null)
        {
            return CheckFunction(call, _names.Function(call.Function), arguments);
        }

        if (NamespacedFunction(call) is { } namespaced)
        {
            return CheckFunction(call, namespaced, arguments);
        }

        arguments.Insert(0, Check(call.Target));
        return CheckMember(call, arguments);
    }

    // `ip.isCanonical(x)` is a function of that name, unless `ip` is a variable of a comprehension.
    private FunctionDeclaration? NamespacedFunction(CallExpr call) =>
        !_names.StartsWithLocal(call.Target!) && NameResolver.QualifiedName(call.Target!) is { } prefix
            ? _names.Function($"{prefix}.{call.Function}")
            : null;

    private CelType CheckOptionalSelect(CallExpr call)
    {
        if (call.Arguments is not [var operand, ConstantExpr { Constant.Kind: ValueKind.String } field])
        {
            _report.Add(call.Span, CheckErrors.NotAFieldName());
            return CelType.Error;
        }

        SetType(field, CelType.String);
        var type = _unifier.Resolve(CheckField(Check(operand), field.Constant.AsText, field.Span));
        if (_names.Function(call.Function) is { } function)
        {
            SetReference(call, new FunctionReference(function.Overloads, IsMember: false));
        }

        return type.IsOptional ? type : CelType.OptionalOf(type);
    }

    private CelType CheckFunction(CallExpr call, FunctionDeclaration? function, List<CelType> arguments)
    {
        if (function is not null)
        {
            return function.Name is Operators.LogicalAnd or Operators.LogicalOr
                ? CheckLogical(call, function, arguments)
                : ResolveCall(call, function, arguments, isMember: false);
        }

        ReportFunction(call, arguments);
        return CelType.Error;
    }

    private CelType CheckMember(CallExpr call, List<CelType> arguments)
    {
        if (_names.Function(call.Function) is { } function)
        {
            return ResolveCall(call, function, arguments, isMember: true);
        }

        ReportFunction(call, arguments);
        return CelType.Error;
    }

    private CelType ResolveCall(CallExpr call, FunctionDeclaration function, List<CelType> arguments, bool isMember)
    {
        if (_overloads.Resolve(function, arguments, isMember) is { } found)
        {
            SetReference(call, found.Reference);
            return found.Type;
        }

        ReportOverload(call, function, arguments, isMember);
        return CelType.Error;
    }

    // Each operand is told by itself: "no overload for (bool, int)" would leave open which of twenty it is.
    private CelType CheckLogical(CallExpr call, FunctionDeclaration function, List<CelType> arguments)
    {
        var agree = true;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!_unifier.IsAssignable(arguments[i], CelType.Bool))
            {
                agree = false;
                _report.Add(call.Arguments[i].Span, CheckErrors.TypeMismatch(CelType.Bool, _unifier.Resolve(arguments[i], freeToDyn: true)));
            }
        }

        SetReference(call, new FunctionReference(function.Overloads, IsMember: false));
        return agree ? CelType.Bool : CelType.Error;
    }

    private CelType CheckList(ListExpr list)
    {
        CelType? joined = null;
        var nextOptional = 0;
        for (var i = 0; i < list.Elements.Count; i++)
        {
            var type = Check(list.Elements[i]);
            if (nextOptional < list.OptionalIndices.Count && list.OptionalIndices[nextOptional] == i)
            {
                nextOptional++;
                type = Unwrap(type, list.Elements[i].Span);
            }

            joined = Join(joined, type, list.Elements[i].Span);
        }

        return CelType.ListOf(joined ?? _unifier.Fresh());
    }

    private CelType CheckMap(MapExpr map)
    {
        CelType? keys = null;
        CelType? values = null;
        foreach (var entry in map.Entries)
        {
            keys = Join(keys, Check(entry.Key), entry.Key.Span);
            var value = Check(entry.Value);
            values = Join(values, entry.IsOptional ? Unwrap(value, entry.Value.Span) : value, entry.Value.Span);
        }

        return CelType.MapOf(keys ?? _unifier.Fresh(), values ?? _unifier.Fresh());
    }

    private CelType CheckMessage(StructExpr message)
    {
        var declaration = _names.Object(message.TypeName);
        if (declaration is null)
        {
            ReportMessageType(message);
            return CelType.Error;
        }

        SetReference(message, new ConstructorReference(declaration));
        foreach (var field in message.Fields)
        {
            CheckMessageField(declaration.Type, field);
        }

        return declaration.Type;
    }

    private void CheckMessageField(ObjectType type, StructField field)
    {
        var value = Check(field.Value);
        if (field.IsOptional)
        {
            value = Unwrap(value, field.Value.Span);
        }

        var declared = FieldOf(type, field.Name, field.Value.Span);
        if (!_unifier.IsAssignable(declared, value))
        {
            _report.Add(field.Value.Span, CheckErrors.FieldTypeMismatch(field.Name, declared, _unifier.Resolve(value, freeToDyn: true)));
        }
    }

    private CelType CheckComprehension(ComprehensionExpr fold)
    {
        var range = _unifier.Resolve(Check(fold.IterRange));
        var accumulator = Check(fold.AccuInit);
        var (first, second) = VariablesOf(range, fold);
        _locals.Enter(fold.AccuVariable, accumulator);
        _locals.Enter(fold.IterVariable, first);
        if (fold.IterVariable2 is not null)
        {
            _locals.Enter(fold.IterVariable2, second);
        }

        Expect(fold.LoopCondition, CelType.Bool);
        Expect(fold.LoopStep, accumulator);
        if (fold.IterVariable2 is not null)
        {
            _locals.Leave(fold.IterVariable2);
        }

        _locals.Leave(fold.IterVariable);
        var result = Check(fold.Result);
        _locals.Leave(fold.AccuVariable);
        return _unifier.Resolve(result);
    }

    private (CelType First, CelType Second) VariablesOf(CelType range, ComprehensionExpr fold)
    {
        switch (range.Kind)
        {
            case CelTypeKind.List when fold.IterVariable2 is null:
                return (range.Parameters[0], CelType.Error);
            case CelTypeKind.List:
                return (CelType.Int, range.Parameters[0]);
            case CelTypeKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                _unifier.IsAssignable(CelType.Dyn, range);
                return (CelType.Dyn, CelType.Dyn);
            default:
                _report.Add(fold.IterRange.Span, CheckErrors.NotARange(_unifier.Resolve(range, freeToDyn: true)));
                return (CelType.Error, CelType.Error);
        }
    }

    private void Expect(Expr expr, CelType expected)
    {
        var type = Check(expr);
        if (!_unifier.IsAssignable(expected, type))
        {
            var found = _unifier.Resolve(type, freeToDyn: true);
            _report.Add(expr.Span, CheckErrors.TypeMismatch(_unifier.Resolve(expected, freeToDyn: true), found));
        }
    }

    private CelType Unwrap(CelType type, TextSpan span)
    {
        var resolved = _unifier.Resolve(type);
        if (resolved.IsOptional)
        {
            return resolved.Parameters[0];
        }

        if (resolved.Kind is not (CelTypeKind.Dyn or CelTypeKind.Error))
        {
            _report.Add(span, CheckErrors.NotOptional(resolved));
        }

        return resolved;
    }

    private CelType Join(CelType? previous, CelType current, TextSpan span)
    {
        if (previous is null)
        {
            return current;
        }

        if (_unifier.IsAssignable(previous, current))
        {
            return _unifier.MostGeneral(previous, current);
        }

        if (!_scope.HomogeneousLiterals)
        {
            return CelType.Dyn;
        }

        _report.Add(span, CheckErrors.NotHomogeneous(_unifier.Resolve(previous, freeToDyn: true), _unifier.Resolve(current, freeToDyn: true)));
        return CelType.Error;
    }

    private void SetType(Expr expr, CelType type)
    {
        if (!_types.TryAdd(expr.Id, type) && !_unifier.IsExact(_types[expr.Id], type))
        {
            _report.Add(expr.Span, CheckErrors.NodeTwice(expr.Id));
        }
    }

    private void SetReference(Expr expr, Reference reference)
    {
        if (!_references.TryAdd(expr.Id, reference) && reference is LocalReference or VariableReference && !reference.Equals(_references[expr.Id]))
        {
            _report.Add(expr.Span, CheckErrors.NodeTwice(expr.Id));
        }
    }

    private void ReportDepth(Expr expr)
    {
        if (!_isTooDeep)
        {
            _report.Add(expr.Span, CheckErrors.TooDeep());
        }

        _isTooDeep = true;
    }

    private void ReportName(TextSpan span, string name)
    {
        if (!_report.IsFull)
        {
            _report.Add(span, CheckErrors.UndeclaredReference(name, _scope.Container, _names.NamesInScope()));
        }
    }

    private void ReportMessageType(StructExpr message)
    {
        if (_report.IsFull)
        {
            return;
        }

        if (_names.NamedType(message.TypeName) is not null)
        {
            _report.Add(message.Span, CheckErrors.NotAMessageType(message.TypeName));
        }
        else
        {
            _report.Add(message.Span, CheckErrors.UndeclaredReference(message.TypeName, _scope.Container, _scope.TypeNamesInScope));
        }
    }

    private void ReportFunction(CallExpr call, List<CelType> arguments)
    {
        if (_report.IsFull)
        {
            return;
        }

        var span = SourcePlace.OfFunction(_report.Source, call);
        if (call.Target is null)
        {
            _report.Add(span, CheckErrors.NoFunction(call.Function, _scope.Container, _scope.FunctionNames));
        }
        else
        {
            var receiver = _unifier.Resolve(arguments[0], freeToDyn: true);
            _report.Add(span, receiver.Kind == CelTypeKind.Error
                ? CheckErrors.NoFunction(call.Function, _scope.Container, _scope.FunctionNames)
                : CheckErrors.NoMemberFunction(call.Function, receiver, MembersOf(receiver)));
        }
    }

    private void ReportOverload(CallExpr call, FunctionDeclaration function, List<CelType> arguments, bool isMember)
    {
        if (_report.IsFull)
        {
            return;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            arguments[i] = _unifier.Resolve(arguments[i], freeToDyn: true);
        }

        var signatures = _overloads.Signatures(function, arguments, isMember);
        var place = call.Target is null ? call.Span : SourcePlace.OfFunction(_report.Source, call);
        _report.Add(place, CheckErrors.NoMatchingOverload(function.Name, TypeText.OfArguments(arguments, isMember), signatures));
    }

    private IEnumerable<string> MembersOf(CelType receiver)
    {
        foreach (var name in _scope.FunctionNames)
        {
            if (_scope.Function(name) is { } function && _overloads.HasMemberFor(function, receiver))
            {
                yield return name;
            }
        }
    }
}
