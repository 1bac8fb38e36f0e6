using System.Text;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Lookups;

namespace Caveat.Policies.Evaluation;

/// <summary>Asks the look-ups of a policy.</summary>
internal sealed class LookupQuestions(Judgement judgement)
{
    /// <summary>The object, the list, null for an object that is not there, or an error.</summary>
    public Value Answer(CompiledLookup lookup)
    {
        if (NeedOf(lookup) is not { } need)
        {
            return Value.Error(judgement.Failure ?? EvaluationMessages.NoText($"look-up {lookup.Name}"));
        }

        if (need.IsOfNone)
        {
            return List(lookup, []);
        }

        var answer = judgement.Review.Objects.Find(need);
        switch (answer.Status)
        {
            case ObjectAnswerStatus.Found:
                return need.IsSingle ? judgement.Sources.ValueOf(answer.Objects![0]) : List(lookup, answer.Objects!);
            case ObjectAnswerStatus.NotFound:
                return Value.Null;
            default:
                judgement.UnknownLookup = lookup;
                return Value.Error(EvaluationMessages.UnknownLookup(lookup.Name, need, answer.Reason is { Length: > 0 } reason ? reason : "nobody asked"));
        }
    }

    /// <summary>Null when one of the look-up's expressions fails; an empty name names no object and is one that fails too.</summary>
    public ObjectNeed? NeedOf(CompiledLookup lookup)
    {
        var need = lookup.Template;
        if (lookup.ObjectName is not null)
        {
            if (TextOf(lookup.ObjectName) is not { Length: > 0 } name)
            {
                return null;
            }

            need = need with { Name = name };
        }

        if (!lookup.ClusterScoped)
        {
            var space = lookup.Namespace is null ? judgement.Request.Namespace.Text ?? "" : TextOf(lookup.Namespace);
            if (space is null)
            {
                return null;
            }

            need = need with { Namespace = space };
        }

        return lookup.Labels.Count == 0 ? need : WithLabels(need, lookup);
    }

    /// <summary>What a look-up asks in this review, for messages.</summary>
    public string Describe(CompiledLookup lookup)
    {
        var text = new StringBuilder(NeedOf(lookup)?.ToString() ?? lookup.Template.ToString());
        foreach (var (path, expression) in lookup.Fields)
        {
            text.Append($" with {path} {ValueFormatter.Format(judgement.EvaluateInside(expression))}");
        }

        return text.Append(lookup.Owner is null ? "" : $" with owner {TextOf(lookup.Owner)}").ToString();
    }

    private Value List(CompiledLookup lookup, IReadOnlyList<JsonValue> objects)
    {
        if (lookup.Owner is null && lookup.Fields.Count == 0)
        {
            return Value.Of(new ObjectList(objects, judgement.Sources));
        }

        var filter = new LookupFilter(judgement, lookup);
        var kept = new List<JsonValue>();
        foreach (var candidate in filter.Failure is null ? objects : [])
        {
            if (filter.Fits(candidate))
            {
                kept.Add(candidate);
            }
        }

        return filter.Failure is { } failure ? failure : Value.Of(new ObjectList(kept, judgement.Sources));
    }

    // Values come from objects, and a selector is more than its values: 'a,b=c' would ask for something else, and 'a b' for nothing that the API server understands.
    private ObjectNeed? WithLabels(ObjectNeed need, CompiledLookup lookup)
    {
        var selector = new StringBuilder();
        var isOfNone = false;
        foreach (var (label, expression) in lookup.Labels)
        {
            if (TextOf(expression) is not { } value)
            {
                return null;
            }

            isOfNone |= !LabelValue.IsValid(value);
            selector.Append(selector.Length == 0 ? "" : ",").Append(label).Append('=').Append(value);
        }

        return need with { LabelSelector = selector.ToString(), IsOfNone = isOfNone };
    }

    private string? TextOf(CompiledExpression expression)
    {
        var value = judgement.EvaluateInside(expression);
        return value.Kind == ValueKind.String ? value.AsText : null;
    }
}
