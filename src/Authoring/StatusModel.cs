using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>What Caveat itself writes into the documents of a cluster.</summary>
internal static class StatusModel
{
    private static readonly ShapeModel Text = new TextModel("a string") { MinLength = 1 };
    private static readonly ShapeModel Number = new NumberModel();

    private static readonly RecordModel Condition = new("a condition",
    [
        new("type", "Ready: the document loads and serves.", IsRequired: true, Text),
        new("status", "True, False or Unknown.", IsRequired: true, new ChoiceModel("a status", ["True", "False", "Unknown"])),
        new("observedGeneration", "The metadata.generation that it is about.", IsRequired: false, Number),
        new("lastTransitionTime", "When status last changed, by RFC 3339.", IsRequired: true, Text),
        new("reason", "Why, in one word.", IsRequired: true, Text),
        new("message", "Why, for people: what is wrong, where, and what to write instead.", IsRequired: true, new TextModel("a string")),
    ]);

    private static readonly RecordModel Replica = new("a replica",
    [
        new("replica", "Name of the webhook's pod.", IsRequired: true, Text),
        new("generation", "The metadata.generation that it serves.", IsRequired: true, Number),
        new("time", "Since when, by RFC 3339.", IsRequired: false, Text),
    ]);

    public static FieldModel Field { get; } = new("status", "Written by Caveat.", IsRequired: false, new RecordModel("a status",
    [
        new("observedGeneration", "The metadata.generation that was last looked at.", IsRequired: false, Number),
        new("conditions", "Whether the document serves, and why not.", IsRequired: false, new KeyedListModel(Condition, "type")),
        new("enforced", "What each replica of the webhook serves.", IsRequired: false, new KeyedListModel(Replica, "replica")),
    ]));
}
