using Caveat.Cel;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Json;
using Caveat.Policies.Loading;
using Caveat.Policies.Lookups;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>The names that a policy's expressions may read, while they are declared one after the other.</summary>
internal sealed class PolicyScope
{
    private const string Lookups = "lookups";
    private const string Variables = "variables";

    private readonly Findings _findings;
    private readonly List<PolicyCell> _cells = [];
    private readonly List<IReadOnlyCollection<int>> _uses = [];
    private readonly List<string> _undeclared = [];
    private CelEnvironment _environment = PolicyEnvironment.Common;

    public PolicyScope(Findings findings)
    {
        _findings = findings;
        Expressions = new ExpressionCompiler(_environment, findings, []);
    }

    public Findings Findings => _findings;

    /// <summary>Compiles with all names that are declared so far.</summary>
    public ExpressionCompiler Expressions { get; private set; }

    public IReadOnlyList<PolicyCell> Cells => _cells;

    /// <summary>Says what is going to be declared, so that who reads one too early is told so.</summary>
    public void Announce(PolicySpec spec)
    {
        foreach (var lookup in spec.Lookups)
        {
            _undeclared.Add(NameOf(Lookups, lookup.Name));
        }

        foreach (var variable in spec.Variables)
        {
            _undeclared.Add(NameOf(Variables, variable.Name));
        }
    }

    public void Declare(IReadOnlyList<Named<LookupSpec>> lookups)
    {
        foreach (var lookup in lookups)
        {
            var uses = StartDeclaration(NameOf(Lookups, lookup.Name));
            var compiled = Compile(lookup.Name, lookup.Value);
            var type = lookup.Value.Name is null ? CelType.DynList : CelType.Dyn;
            Add(Lookups, lookup.Name, type, new PolicyCell(null, compiled), uses, lookup.NameSpan);
        }
    }

    public void Declare(IReadOnlyList<Named<ExpressionText>> variables)
    {
        foreach (var variable in variables)
        {
            var uses = StartDeclaration(NameOf(Variables, variable.Name));
            var compiled = Expressions.Compile(variable.Value);
            Add(Variables, variable.Name, compiled?.Program.ResultType ?? CelType.Dyn, new PolicyCell(compiled, null), uses, variable.NameSpan);
        }
    }

    /// <summary>From here on the slots that expressions read are collected in the set that is given back.</summary>
    public HashSet<int> StartRule()
    {
        var slots = new HashSet<int>();
        Expressions = new ExpressionCompiler(_environment, _findings, slots);
        return slots;
    }

    /// <summary>Compiles besides with <c>item</c>, whose slot follows those of all that the policy declares; nothing more may be declared then.</summary>
    public ExpressionCompiler WithItem() => Expressions.In(_environment.With([new VariableDeclaration("item", CelType.Dyn)]));

    /// <summary>Look-ups that expressions reading these slots can ask, in the order of their declaration; slots of variables are looked through, and slots that those read are added.</summary>
    public IReadOnlyList<CompiledLookup> LookupsOf(HashSet<int> slots)
    {
        var lookups = new List<CompiledLookup>();
        for (var i = _cells.Count - 1; i >= 0; i--)
        {
            if (!slots.Contains(PolicySlots.FirstOwn + i))
            {
                continue;
            }

            slots.UnionWith(_uses[i]);
            if (_cells[i].Lookup is { } lookup)
            {
                lookups.Insert(0, lookup);
            }
        }

        return lookups;
    }

    /// <summary>A look-up by name, which counts as read from here on; null when there is none, which is then among the findings.</summary>
    public LookupSlot? FindLookup(Written<string> name)
    {
        var known = new List<string>();
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].Lookup is { } lookup && lookup.Name == name.Value)
            {
                Expressions.Use(PolicySlots.FirstOwn + i);
                return new LookupSlot(PolicySlots.FirstOwn + i, lookup);
            }

            known.AddRange(_cells[i].Lookup is { } other ? [other.Name] : []);
        }

        _findings.Error(name.Span, CompilationMessages.UnknownLookup(name.Value, known));
        return null;
    }

    private HashSet<int> StartDeclaration(string name)
    {
        var slots = StartRule();
        Expressions = Expressions.Before(name, _undeclared);
        return slots;
    }

    private static string NameOf(string prefix, string name) => $"{prefix}.{name}";

    private void Add(string prefix, string name, CelType type, PolicyCell cell, HashSet<int> uses, Caveat.Text.TextSpan span)
    {
        if (!NameRules.IsIdentifier(name))
        {
            _findings.Error(span, CompilationMessages.BadIdentifier(name));
            return;
        }

        _cells.Add(cell);
        _uses.Add(uses);
        _undeclared.Remove(NameOf(prefix, name));
        _environment = _environment.With([new VariableDeclaration(NameOf(prefix, name), type)]);
        Expressions = new ExpressionCompiler(_environment, _findings, []);
    }

    private CompiledLookup Compile(string name, LookupSpec spec)
    {
        var labels = new List<KeyValuePair<string, CompiledExpression>>(spec.Labels.Count);
        foreach (var label in spec.Labels)
        {
            if (!NameRules.IsLabelKey(label.Name))
            {
                _findings.Error(label.NameSpan, LoadingMessages.BadLabelKey(label.Name));
            }
            else if (Expressions.CompileAs(label.Value, CelType.String) is { } value)
            {
                labels.Add(new(label.Name, value));
            }
        }

        CheckList(spec);
        return new CompiledLookup
        {
            Name = name,
            Template = new ObjectNeed { Group = spec.ApiGroup, Version = spec.Version, Kind = spec.Kind, MaxAge = spec.MaxAge ?? ObjectNeed.DefaultMaxAge },
            ObjectName = spec.Name is null ? null : Expressions.CompileAs(spec.Name, CelType.String),
            Namespace = spec.Namespace is null ? null : Expressions.CompileAs(spec.Namespace, CelType.String),
            Labels = labels,
            Fields = FieldsOf(spec),
            Owner = spec.Owner is null ? null : Expressions.CompileAs(spec.Owner, CelType.String),
            ClusterScoped = spec.ClusterScoped,
            OnUnknown = spec.OnUnknown,
        };
    }

    private void CheckList(LookupSpec spec)
    {
        if (spec.Name is not null && (spec.Labels.Count > 0 || spec.Fields.Count > 0 || spec.Owner is not null))
        {
            _findings.Error(spec.Span with { Length = 0 }, CompilationMessages.NameAndSelectors);
        }
    }

    private List<KeyValuePair<FieldPath, CompiledExpression>> FieldsOf(LookupSpec spec)
    {
        var fields = new List<KeyValuePair<FieldPath, CompiledExpression>>(spec.Fields.Count);
        foreach (var field in spec.Fields)
        {
            if (!FieldPath.TryParse(field.Name, out var path, out var reason))
            {
                _findings.Error(field.NameSpan, LoadingMessages.BadPath(field.Name, reason));
            }
            else if (Expressions.Compile(field.Value) is { } value)
            {
                fields.Add(new(path, value));
            }
        }

        return fields;
    }
}
