using Caveat.Audit.Impact;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>One rule's result for one object, in the words of every format. Holds nothing of the object's memory.</summary>
public sealed record ReportRow
{
    private string? _id;
    private ReportResource? _idOf;

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Name of the rule; empty when the policy's own match failed.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's body, as in <c>conflict</c>; empty when it is not known, as for an error.</summary>
    public string Body { get; init; } = "";

    /// <summary>What came of it.</summary>
    public required RowResult Result { get; init; }

    /// <summary>What is done about a violation; null when there is none.</summary>
    public RuleAction? Action { get; init; }

    /// <summary>How much harm a violation does; null when there is none.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The object.</summary>
    public required ReportResource Resource { get; init; }

    /// <summary>Where the object stands; the default when it came from no file.</summary>
    public ManifestPlace Place { get; init; }

    /// <summary>What clashes, or why the rule could not be judged; empty for a pass.</summary>
    public string Message { get; init; } = "";

    /// <summary>The fields that take part, in the order of the rule.</summary>
    public IReadOnlyList<FieldValue> Fields { get; init; } = [];

    /// <summary>What to do instead; null when the author says nothing.</summary>
    public string? Fix { get; init; }

    /// <summary>Where more can be read; null when the author names no place. An http or https URL.</summary>
    public string? Docs { get; init; }

    /// <summary>It was there before and was not made worse.</summary>
    public bool Tolerated { get; init; }

    /// <summary>Who may break the rule here, and until when; null when nobody may.</summary>
    public string? ExceptedBy { get; init; }

    /// <summary>Whether this row alone keeps the object from being stored: a violation that denies, or a rule that can't be judged of a policy that fails closed.</summary>
    public bool Denies { get; init; }

    /// <summary>A baseline accepts it.</summary>
    public bool IsKnown { get; init; }

    /// <summary>When a run saw it first; null where no run was asked to remember.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When a run saw it last; null where no run was asked to remember.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>What other policies make of it; null where nothing is compared.</summary>
    public RuleChange? Change { get; init; }

    /// <summary>Whether it is a violation or an error: what neither passes nor is skipped.</summary>
    public bool IsFinding => Result < RowResult.Skip;

    /// <summary>
    /// The same in every run as long as policy, rule, object (group, kind, namespace, name) and field paths are: 20 hexadecimal digits. Neither values nor the message count.
    /// </summary>
    public string Id
    {
        get
        {
            // A copy of the row may be about another object.
            if (_id is null || !ReferenceEquals(_idOf, Resource))
            {
                (_id, _idOf) = (RowId.Of(this), Resource);
            }

            return _id;
        }
    }

    /// <summary><c>policy/rule</c>, or the policy alone.</summary>
    public string RuleId => Rule.Length == 0 ? Policy : $"{Policy}/{Rule}";
}
