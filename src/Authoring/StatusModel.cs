using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>What Caveat itself writes into the documents of a cluster.</summary>
internal static class StatusModel
{
    private static readonly ShapeModel Text = new TextModel("a string") { MinLength = 1 };
    private static readonly ShapeModel Number = new NumberModel();

    private static readonly RecordModel Condition = new("a condition",
    [
        new("type", "Enforced: every replica that serves enforces the newest generation. Loaded: no replica has a problem with it.", IsRequired: true, Text),
        new("status", "True, False or Unknown.", IsRequired: true, new ChoiceModel("a status", ["True", "False", "Unknown"])),
        new("observedGeneration", "The metadata.generation that it is about.", IsRequired: false, Number),
        new("lastTransitionTime", "When status last changed, by RFC 3339.", IsRequired: true, Text),
        new("reason", "Why, in one word.", IsRequired: true, Text),
        new("message", "Why, for people: what is wrong, where, and what to write instead.", IsRequired: true, new TextModel("a string")),
    ]);

    private static readonly RecordModel Replica = new("a replica",
    [
        new("generation", "The metadata.generation that it read last.", IsRequired: true, Number),
        new("enforcedGeneration", "The metadata.generation that it enforces; 0 when nothing of the document serves.", IsRequired: true, Number),
        new("problem", "Why the generation that was read last does not serve.", IsRequired: false, Text),
    ]);

    public static FieldModel Field { get; } = new("status", "Written by Caveat.", IsRequired: false, new RecordModel("a status",
    [
        new("replicas", "By the name of each replica of the webhook: what it serves.", IsRequired: false, new MapModel("replicas by name", Replica)),
        new("conditions", "Whether the document serves everywhere, and why not.", IsRequired: false, new KeyedListModel(Condition, "type")),
    ]));
}
