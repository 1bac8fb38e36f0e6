namespace Caveat.Cel.Checking;

/// <summary>What a name, a field path, a call or a message literal of the tree turned out to mean.</summary>
public abstract record Reference
{
    private protected Reference()
    {
    }
}
