using Caveat.Cel.Syntax;
using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Model;
using System.Collections.Immutable;
using System.Globalization;

namespace Caveat.Policies.Linting;

/// <summary>Finds fields that a sound object may lack and that a rule reads without asking: the rule would fail, and its failure stop the write.</summary>
internal sealed class OptionalReads
{
    /// <summary>Nodes of one rule's expressions that are looked at, those of variables at each use; behind that the rule is taken as sound.</summary>
    public const int MaxSteps = 50_000;

    private static readonly ImmutableDictionary<string, Place?> NoLocals = ImmutableDictionary.Create<string, Place?>(StringComparer.Ordinal);

    private readonly LintedPolicy _policy;
    private readonly MatchedVersion? _version;
    private readonly LintFindings _findings;
    private readonly PlaceReader _places;
    private readonly GuardFacts _guards;
    private readonly HashSet<string> _asking = new(StringComparer.Ordinal);
    private ExpressionText _text = null!;
    private int _steps;

    public OptionalReads(LintedPolicy policy, MatchedVersion? version, LintFindings findings)
    {
        _policy = policy;
        _version = version;
        _findings = findings;
        _places = new PlaceReader(policy, version);
        _guards = new GuardFacts(_places);
    }

    public void Check(RuleSpec rule)
    {
        _steps = 0;
        _asking.Clear();
        var facts = ObjectsOf(rule);
        foreach (var condition in RuleExpressions.Of(_policy.Spec.Match))
        {
            facts = Walk(condition, facts, truth: true);
        }

        var reads = rule.Bodies[0].Reads;
        facts = rule.When is { } when ? Walk(when, facts, truth: true) : facts;
        facts = reads.Guard is { } guard ? Walk(guard, facts, truth: true) : facts;
        if (reads.Lookup is { } lookup)
        {
            WalkLookup(lookup, facts);
        }

        if (reads.Value is { } value)
        {
            Walk(value, facts, truth: true);
        }

        facts = reads.Verdict is { } verdict ? Walk(verdict, facts, reads.ViolatedWhen) : facts;
        facts = facts.Union(PresentIn("object", reads.PresentAfter)).Union(PresentIn("oldObject", reads.PresentBefore));
        WalkTexts(rule, facts);
    }

    // What is shown is shown of a violation. An expression that fails there shows as (?), which helps nobody.
    private void WalkTexts(RuleSpec rule, ImmutableHashSet<string> facts)
    {
        var texts = new List<ExpressionText>();
        RuleExpressions.Add(texts, rule.Message);
        RuleExpressions.Add(texts, rule.Fix);
        foreach (var field in rule.Bodies[0].Reads.Shown)
        {
            RuleExpressions.Add(texts, field.Template);
        }

        foreach (var text in texts)
        {
            Walk(text, facts, truth: true);
        }
    }

    private static ImmutableHashSet<string> PresentIn(string root, FieldPath? path)
    {
        var place = new Place(null, root, null);
        foreach (var segment in path is null ? [] : path.Segments)
        {
            place = segment.Name is { } name ? place.Field(name) : place.Element(segment.Index.ToString(CultureInfo.InvariantCulture));
        }

        return path is null ? [] : GuardFacts.Present(place);
    }

    private ImmutableHashSet<string> ObjectsOf(RuleSpec rule)
    {
        var operations = _policy.OperationsOf(rule);
        ImmutableHashSet<string> facts = [];
        facts = (operations & (Operations.Delete | Operations.Connect)) == Operations.None ? facts.Add("object") : facts;
        return (operations & (Operations.Create | Operations.Connect)) == Operations.None ? facts.Add("oldObject") : facts;
    }

    private ImmutableHashSet<string> Walk(ExpressionText text, ImmutableHashSet<string> facts, bool truth)
    {
        if (_policy.TreeOf(text) is not { } tree)
        {
            return facts;
        }

        var outer = _text;
        _text = text;
        facts = Walk(tree, facts, NoLocals);
        _text = outer;
        return facts.Union(_guards.Of(tree, truth, NoLocals));
    }

    /// <summary>What is there behind an expression: what was, and what it read without failing.</summary>
    private ImmutableHashSet<string> Walk(Expr node, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        if (++_steps > MaxSteps)
        {
            return facts;
        }

        return node switch
        {
            { MacroCall: { } macro } when node is not SelectExpr => WalkMacro(macro, facts, locals),
            SelectExpr { Operand: IdentExpr { Name: "variables" }, Field: var name } => WalkVariable(name, facts),
            SelectExpr { Operand: IdentExpr { Name: "lookups" }, Field: var name } => WalkLookup(name, facts),
            SelectExpr select => WalkSelect(select, facts, locals),
            CallExpr call => WalkCall(call, facts, locals),
            _ => WalkAll(TreeSearch.ChildrenOf(node), facts, locals),
        };
    }

    private ImmutableHashSet<string> WalkSelect(SelectExpr select, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        facts = Walk(select.Operand, facts, locals);
        return select.IsTest || IsOptional(select.Operand) ? facts : Read(_places.PlaceOf(select.Operand, locals), select.Field, select, facts);
    }

    private ImmutableHashSet<string> Read(Place? of, string field, Expr node, ImmutableHashSet<string> facts)
    {
        if (of is null)
        {
            return facts;
        }

        if (of is { Parent: null, Path: "object" or "oldObject" } && !facts.Contains(of.Path))
        {
            _findings.Add(LintRules.AbsentObject, LintLevel.Warning, _policy.Source, _text.SpanOf(node.Span), LintMessages.AbsentObject(of.Path));
        }

        var place = of.Field(field);
        if (!facts.Contains(place.Path) && of.MayLack(field) && !_findings.Has(LintRules.OptionalField, _policy.Source, _text.SpanOf(node.Span)))
        {
            _findings.Add(LintRules.OptionalField, LintLevel.Warning, _policy.Source, _text.SpanOf(node.Span), LintMessages.OptionalField(of.Path, field, of.Path.StartsWith("lookups.", StringComparison.Ordinal) ? null : _version));
        }

        return facts.Union(GuardFacts.Present(place));
    }

    private ImmutableHashSet<string> WalkCall(CallExpr call, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        switch (call.Function)
        {
            case Operators.LogicalAnd or Operators.LogicalOr:
                // Either side may come first: false and a failure are false.
                var truth = call.Function == Operators.LogicalAnd;
                Walk(call.Arguments[0], facts.Union(_guards.Of(call.Arguments[1], truth, locals)), locals);
                Walk(call.Arguments[1], facts.Union(_guards.Of(call.Arguments[0], truth, locals)), locals);
                return facts;
            case Operators.Conditional:
                facts = Walk(call.Arguments[0], facts, locals);
                Walk(call.Arguments[1], facts.Union(_guards.Of(call.Arguments[0], true, locals)), locals);
                Walk(call.Arguments[2], facts.Union(_guards.Of(call.Arguments[0], false, locals)), locals);
                return facts;
            case Operators.Index when PlaceReader.KeyOf(call.Arguments[1]) is { } key:
                facts = Walk(call.Arguments[0], facts, locals);
                return IsOptional(call.Arguments[0]) ? facts : Read(_places.PlaceOf(call.Arguments[0], locals), key, call.Arguments[1], facts);
            case "orValue" or "or" or "hasValue":
                WalkAll(call.Arguments, facts, locals);
                return call.Target is { } target ? Walk(target, facts, locals) : facts;
            default:
                return WalkAll(TreeSearch.ChildrenOf(call), facts, locals);
        }
    }

    private bool IsOptional(Expr node) => _policy.CheckedOf(_text)?.TypeOf(node).IsOptional == true || IsWrittenOptional(node);

    // Behind a first "?." a plain "." asks too.
    private static bool IsWrittenOptional(Expr node) => node switch
    {
        CallExpr { Function: Operators.OptionalSelect or Operators.OptionalIndex } => true,
        CallExpr { Function: Operators.Index, Arguments: [var operand, ..] } => IsWrittenOptional(operand),
        SelectExpr select => IsWrittenOptional(select.Operand),
        _ => false,
    };

    private ImmutableHashSet<string> WalkAll(IEnumerable<Expr> nodes, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        foreach (var node in nodes)
        {
            facts = Walk(node, facts, locals);
        }

        return facts;
    }

    private ImmutableHashSet<string> WalkMacro(CallExpr macro, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        if (macro is { Target: { } range, Arguments: [IdentExpr variable, _, ..] })
        {
            Expr[] bodies = [.. macro.Arguments];
            facts = Walk(range, facts, locals);
            var isOptional = macro.Function is "optMap" or "optFlatMap";
            var second = bodies is [_, IdentExpr, _, ..] && !isOptional;
            var element = isOptional ? _places.PlaceOf(range, locals) : second ? null : _places.ElementOf(range, variable.Name, locals);
            var inner = locals.SetItem(variable.Name, element);
            inner = second ? inner.SetItem(((IdentExpr)bodies[1]).Name, null) : inner;
            WalkBodies(bodies, second ? 2 : 1, facts.Union(FilterFacts(range, element, locals)).Union(_guards.InLoop(range, locals)), inner);
            return facts;
        }

        if (macro is { Function: "bind", Arguments: [IdentExpr name, var init, var body] })
        {
            facts = Walk(init, facts, locals);
            return Walk(body, facts, locals.SetItem(name.Name, _places.PlaceOf(init, locals)));
        }

        return facts;
    }

    // map(x, condition, worth): the condition guards the worth.
    private void WalkBodies(Expr[] bodies, int first, ImmutableHashSet<string> facts, ImmutableDictionary<string, Place?> locals)
    {
        for (var i = first; i < bodies.Length; i++)
        {
            Walk(bodies[i], facts, locals);
            facts = facts.Union(_guards.Of(bodies[i], true, locals));
        }
    }

    // What a filter let through has what it asked for.
    private ImmutableHashSet<string> FilterFacts(Expr range, Place? element, ImmutableDictionary<string, Place?> locals)
    {
        if (range is SelectExpr { Operand: IdentExpr { Name: "variables" }, Field: var name } && _policy.Variable(name) is { } text && _policy.TreeOf(text) is { } tree)
        {
            return FilterFacts(tree, element, NoLocals);
        }

        return range is { MacroCall: { Function: "filter", Target: { } inner, Arguments: [IdentExpr variable, var condition] } }
            ? _guards.Of(condition, true, locals.SetItem(variable.Name, element)).Union(FilterFacts(inner, element, locals))
            : [];
    }

    // A variable is computed where it is first read, with what is known there.
    private ImmutableHashSet<string> WalkVariable(string name, ImmutableHashSet<string> facts)
    {
        if (_policy.Variable(name) is { } text && _policy.TreeOf(text) is { } tree && _asking.Add("variables." + name))
        {
            var outer = _text;
            _text = text;
            facts = Walk(tree, facts, NoLocals);
            _text = outer;
            _asking.Remove("variables." + name);
        }

        return facts;
    }

    private ImmutableHashSet<string> WalkLookup(string name, ImmutableHashSet<string> facts)
    {
        if (_policy.Lookup(name) is { } lookup && _asking.Add("lookups." + name))
        {
            foreach (var text in RuleExpressions.Of(lookup))
            {
                facts = Walk(text, facts, truth: true);
            }

            _asking.Remove("lookups." + name);
        }

        return facts;
    }
}
