using Caveat.Json;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Bodies.Protect;

/// <summary>
/// Fields that a write takes out of what the operator's managers have set, and leaves as they are. The API server does that of no write but one that brings
/// <c>metadata.managedFields</c> along; once it were done, anybody could change them.
/// </summary>
internal sealed class TakenFields(FieldScope scope)
{
    private readonly List<PathSegment> _path = [];
    private string? _manager;

    public List<OwnedField> Found { get; } = [];

    /// <param name="before">The object before the write.</param>
    /// <param name="after">The object after it.</param>
    /// <param name="owners">Whose fields they were.</param>
    /// <param name="left">What the write leaves to the operator.</param>
    public void Compare(JsonValue before, JsonValue after, FieldOwners owners, List<FieldSet> left)
    {
        foreach (var owner in owners.Roots)
        {
            _manager = owner.Manager;
            if (owner.IsOperators)
            {
                Compare(owner.Set.Raw, left, before, after);
            }
        }
    }

    private void Compare(JsonValue set, List<FieldSet> now, JsonValue before, JsonValue after)
    {
        if (Found.Count == FieldChanges.MaxChanges || !before.Exists || !after.Exists || scope.Leaves(_path))
        {
            return;
        }

        if (new FieldSet(set).IsWhole)
        {
            if (now.Count == 0 && before.SemanticEquals(after))
            {
                Found.Add(new OwnedField(FieldTexts.Of(FieldScope.PathOf(_path).ToString(), before, after) with { IsChange = false }, _manager));
            }

            return;
        }

        foreach (var step in set.Properties)
        {
            CompareStep(step, now, before, after);
        }
    }

    private void CompareStep(JsonProperty step, List<FieldSet> now, JsonValue before, JsonValue after)
    {
        var name = step.NameUtf8;
        if (name.StartsWith("f:"u8))
        {
            var segment = PathSegment.Of(name["f:".Length..]);
            Step(segment, step, now, segment.In(before), segment.In(after));
        }
        else if (FieldSetElement.Read(step) is { } element && element.IndexIn(before) is >= 0 and var index && element.IndexIn(after) is >= 0 and var other)
        {
            Step(PathSegment.Of(index), step, now, before.At(index), after.At(other));
        }
    }

    private void Step(PathSegment segment, JsonProperty step, List<FieldSet> now, JsonValue before, JsonValue after)
    {
        var below = new List<FieldSet>();
        foreach (var set in now)
        {
            // What is set as a whole is set in all its parts.
            var next = set.IsWhole ? set : new FieldSet(set.Raw.Property(step.NameUtf8));
            if (next.Raw.Exists)
            {
                below.Add(next);
            }
        }

        _path.Add(segment);
        Compare(step.Value, below, before, after);
        _path.RemoveAt(_path.Count - 1);
    }
}
