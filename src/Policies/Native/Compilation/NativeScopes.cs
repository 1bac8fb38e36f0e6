using Caveat.Cel;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Policies.Auditing;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary>The names that a native policy's expressions may read, while its variables are declared one after the other; its sorts of expressions may read different ones.</summary>
internal sealed class NativeScopes
{
    private readonly Findings _findings;
    private readonly List<HashSet<int>> _uses = [];
    private readonly List<HashSet<int>> _ofCells = [];
    private HashSet<int> _slots = [];
    private readonly List<PolicyCell> _cells = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private CelEnvironment _conditions;
    private CelEnvironment _messages;
    private CelEnvironment _mutations;

    public NativeScopes(Findings findings, bool hasParams)
    {
        _findings = findings;
        StartUse();
        _conditions = NativeEnvironment.Of(hasParams);
        _messages = NativeEnvironment.OfMessages(hasParams);
        _mutations = NativeEnvironment.OfMutations(hasParams);
    }

    public Findings Findings => _findings;

    public IReadOnlyList<PolicyCell> Cells => _cells;

    /// <summary>Whether an expression that was compiled reads <c>namespaceObject</c>.</summary>
    public bool NeedsNamespace => _uses.Exists(static slots => slots.Contains(PolicySlots.NamespaceObject));

    public ExpressionCompiler Conditions => new(_conditions, _findings, _slots);

    public ExpressionCompiler Messages => new(_messages, _findings, _slots);

    public ExpressionCompiler Mutations => new(_mutations, _findings, _slots);

    /// <summary>From here on the slots that expressions read are collected in another set.</summary>
    public void StartUse() => _uses.Add(_slots = []);

    /// <summary>What the expressions ask of a write that were compiled since, with the variables that they read.</summary>
    public WriteFacts Asked()
    {
        for (var i = _cells.Count - 1; i >= 0; i--)
        {
            if (_slots.Contains(PolicySlots.FirstOwn + i))
            {
                _slots.UnionWith(_ofCells[i]);
            }
        }

        return SlotFacts.Of(_slots);
    }

    public void Declare(IReadOnlyList<NativeVariable> variables)
    {
        foreach (var variable in variables)
        {
            if (variable.Name.Value is { } name && variable.Expression is { } expression && IsUsable(variable, name))
            {
                StartUse();
                var compiled = Conditions.Compile(expression);
                Add(name, compiled?.Program.ResultType ?? CelType.Dyn, compiled);
            }
        }

        StartUse();
    }

    private bool IsUsable(NativeVariable variable, string name)
    {
        if (!NameRules.IsIdentifier(name))
        {
            _findings.Error(variable.Name.Span, CompilationMessages.BadIdentifier(name));
            return false;
        }

        if (!_names.Add(name))
        {
            _findings.Error(variable.Name.Span, NativeMessages.Duplicate("variables", name));
            return false;
        }

        return true;
    }

    private void Add(string name, CelType type, CompiledExpression? compiled)
    {
        VariableDeclaration[] declared = [new($"variables.{name}", type)];
        _cells.Add(new PolicyCell(compiled, null));
        _ofCells.Add(_slots);
        (_conditions, _messages, _mutations) = (_conditions.With(declared), _messages.With(declared), _mutations.With(declared));
    }
}
