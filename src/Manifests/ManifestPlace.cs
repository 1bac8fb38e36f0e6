namespace Caveat.Manifests;

/// <summary>Where an object stands.</summary>
/// <param name="File">As messages name it; <c>&lt;stdin&gt;</c> for standard input.</param>
/// <param name="Line">Of the object's first character, from 1; 0 when there are no lines.</param>
/// <param name="Item">Its place in a list, as <c>items[3]</c>; empty outside of one.</param>
public readonly record struct ManifestPlace(string File, int Line, string Item = "")
{
    /// <summary><c>kafka.yaml:12</c>, or <c>kafka.yaml:12: items[3]</c>.</summary>
    public override string ToString() => (Line, Item) switch
    {
        (0, "") => File,
        (0, _) => $"{File}: {Item}",
        (_, "") => $"{File}:{Line}",
        _ => $"{File}:{Line}: {Item}",
    };
}
