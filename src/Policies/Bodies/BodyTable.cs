using Caveat.Policies.Bodies.Conflict;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Bodies.Prerequisite;
using Caveat.Policies.Bodies.Protect;
using Caveat.Policies.Bodies.Require;
using Caveat.Policies.Bodies.Settle;
using Caveat.Policies.Bodies.Transition;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies;

/// <summary>All bodies. A new one is a folder beside this file and a line here.</summary>
internal static class BodyTable
{
    public static IReadOnlyList<BodyKind> All { get; } =
        [ConflictKind.Instance, RequireKind.Instance, DefaultKind.Instance, TransitionKind.Instance, PrerequisiteKind.Instance, ProtectKind.Instance, SettleKind.Instance];

    public static IReadOnlyList<Field<RuleSpec>> Fields { get; } = FieldsOf(All);

    /// <summary>The fields' names.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesOf(All);

    private static List<string> NamesOf(IReadOnlyList<BodyKind> kinds)
    {
        var names = new List<string>(kinds.Count);
        foreach (var kind in kinds)
        {
            names.Add(kind.Name);
        }

        return names;
    }

    private static List<Field<RuleSpec>> FieldsOf(IReadOnlyList<BodyKind> kinds)
    {
        var fields = new List<Field<RuleSpec>>(kinds.Count);
        foreach (var kind in kinds)
        {
            fields.Add(kind.Field);
        }

        return fields;
    }
}
