namespace Caveat.Policies.Native.Merging;

/// <summary>A place of which no schema speaks: objects are merged field by field, lists are put as a whole.</summary>
internal sealed class UntypedShape : MergeShape
{
    public static readonly UntypedShape Instance = new();

    private UntypedShape()
    {
    }
}
