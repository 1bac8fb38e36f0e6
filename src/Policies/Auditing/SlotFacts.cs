using Caveat.Policies.Compilation;

namespace Caveat.Policies.Auditing;

/// <summary>Tells what expressions ask of a write, by the slots that they read.</summary>
internal static class SlotFacts
{
    /// <summary>What stands among the slots of an expression that reads these facts out of <c>request</c>.</summary>
    public static IEnumerable<int> SlotsOf(WriteFacts read)
    {
        if (read.HasFlag(WriteFacts.Before))
        {
            yield return PolicySlots.OldObject;
        }

        if (read.HasFlag(WriteFacts.User))
        {
            yield return PolicySlots.RequestUser;
        }

        if (read.HasFlag(WriteFacts.Manner))
        {
            yield return PolicySlots.RequestManner;
        }
    }

    /// <summary>What is asked by expressions that read the slots, those of the variables that they read among them.</summary>
    public static WriteFacts Of(IReadOnlySet<int> slots) =>
        If(slots.Contains(PolicySlots.OldObject), WriteFacts.Before)
        | If(slots.Contains(PolicySlots.RequestUser), WriteFacts.User)
        | If(slots.Contains(PolicySlots.RequestManner), WriteFacts.Manner)
        | If(slots.Contains(PolicySlots.Authorizer) || slots.Contains(PolicySlots.RequestResource), WriteFacts.Rights);

    private static WriteFacts If(bool isAsked, WriteFacts fact) => isAsked ? fact : WriteFacts.None;
}
