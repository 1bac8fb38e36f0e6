using Caveat.Policies.Authoring;

namespace Caveat.Authoring;

/// <summary>A list whose items are told apart by a field, so that several writers share it.</summary>
/// <param name="Item">Shape of each item.</param>
/// <param name="Key">The field.</param>
internal sealed record KeyedListModel(RecordModel Item, string Key) : ShapeModel("a list");
