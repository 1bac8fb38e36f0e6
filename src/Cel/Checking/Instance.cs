using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>A signature with a variable in the place of each type parameter: the same variable for the same name.</summary>
internal sealed class Instance(Unifier types)
{
    // Null until there is one: most signatures have none.
    private List<(string Name, TypeVariable Variable)>? _variables;

    public static bool IsGeneric(CelType type)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            return true;
        }

        for (var i = 0; i < type.Parameters.Count; i++)
        {
            if (IsGeneric(type.Parameters[i]))
            {
                return true;
            }
        }

        return false;
    }

    public CelType Of(CelType type)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            return VariableOf(type.Name);
        }

        if (!IsGeneric(type))
        {
            return type;
        }

        return type.WithParameters(Instantiate(type.Parameters));
    }

    /// <summary>The list itself where no type of it has a type parameter.</summary>
    public IReadOnlyList<CelType> Of(IReadOnlyList<CelType> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (IsGeneric(list[i]))
            {
                return Instantiate(list);
            }
        }

        return list;
    }

    private CelType[] Instantiate(IReadOnlyList<CelType> list)
    {
        var instances = new CelType[list.Count];
        for (var i = 0; i < instances.Length; i++)
        {
            instances[i] = Of(list[i]);
        }

        return instances;
    }

    private TypeVariable VariableOf(string name)
    {
        foreach (var (known, variable) in _variables ??= [])
        {
            if (known == name)
            {
                return variable;
            }
        }

        var fresh = types.Fresh();
        _variables.Add((name, fresh));
        return fresh;
    }
}
