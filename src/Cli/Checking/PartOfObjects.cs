using Caveat.Policies.Lookups;

namespace Caveat.Cli.Checking;

/// <summary>What look-ups see where some of it can't be read: what is found is there, and nothing is known of what isn't in the rest.</summary>
internal sealed class PartOfObjects(IObjectLookup read) : IObjectLookup
{
    public ObjectAnswer Find(ObjectNeed need) =>
        read.Find(need) is { Status: ObjectAnswerStatus.Found } found && need.IsSingle ? found : ObjectAnswer.Unknown("a part of what --with gives can't be read");
}
