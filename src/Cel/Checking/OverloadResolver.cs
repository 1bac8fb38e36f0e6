using Caveat.Cel.Functions;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>Finds the overloads that a call may reach, and the type of what they give.</summary>
internal sealed class OverloadResolver(Unifier types)
{
    /// <summary>Signatures that a message lists; a reader who needs more has the manual.</summary>
    private const int MaxListedSignatures = 6;

    /// <summary>The candidates and their common type; null when there is none.</summary>
    public (FunctionReference Reference, CelType Type)? Resolve(
        FunctionDeclaration function, IReadOnlyList<CelType> arguments, bool isMember)
    {
        List<Overload>? candidates = null;
        var result = CelType.Error;
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != isMember
                || overload.Parameters.Count != arguments.Count
                || AreOutOfTheQuestion(arguments, overload.Parameters)
                || Accepts(overload, arguments) is not { } gives)
            {
                continue;
            }

            result = candidates is null || types.IsExact(gives, result) ? gives : CelType.Dyn;
            (candidates ??= []).Add(overload);
        }

        return candidates is null ? null : (new FunctionReference(candidates, isMember), result);
    }

    /// <summary>What there is instead: of the overloads that are called this way, those that take the first argument, or else all.</summary>
    public string Signatures(FunctionDeclaration function, IReadOnlyList<CelType> arguments, bool isMember)
    {
        var near = new List<Overload>();
        var all = new List<Overload>();
        foreach (var overload in function.Overloads)
        {
            all.Add(overload);
            if (overload.IsMember == isMember && TakesFirst(overload, arguments))
            {
                near.Add(overload);
            }
        }

        return List(function.Name, near.Count > 0 ? near : all);
    }

    /// <summary>True when some overload is a member function of the type.</summary>
    public bool HasMemberFor(FunctionDeclaration function, CelType receiver)
    {
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember && TakesFirst(overload, [receiver]))
            {
                return true;
            }
        }

        return false;
    }

    private static string List(string name, List<Overload> overloads)
    {
        var listed = new List<string>();
        foreach (var overload in overloads)
        {
            if (listed.Count < MaxListedSignatures)
            {
                listed.Add(SignatureText.Of(name, overload));
            }
        }

        var more = overloads.Count - listed.Count;
        return $"there is {string.Join(", ", listed)}{(more > 0 ? $", and {more} more" : "")}";
    }

    // A question for a message: what it would teach about the variables is not kept.
    private bool TakesFirst(Overload overload, IReadOnlyList<CelType> arguments)
    {
        if (overload.Parameters.Count == 0 || arguments.Count == 0)
        {
            return false;
        }

        var argument = types.Resolve(arguments[0], freeToDyn: true);
        return types.IsAssignable(argument, new Instance(types).Of(overload.Parameters[0]));
    }

    // Two known types of different kinds never agree: most overloads are left here, before anything is made for their type parameters.
    private static bool AreOutOfTheQuestion(IReadOnlyList<CelType> arguments, IReadOnlyList<CelType> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (arguments[i].Kind != parameters[i].Kind && IsKnown(arguments[i]) && IsKnown(parameters[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(CelType type) => type.Kind is not (CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Null or CelTypeKind.Parameter);

    private CelType? Accepts(Overload overload, IReadOnlyList<CelType> arguments)
    {
        var instance = new Instance(types);
        return types.AreAssignable(arguments, instance.Of(overload.Parameters)) ? types.Resolve(instance.Of(overload.Result)) : null;
    }
}
