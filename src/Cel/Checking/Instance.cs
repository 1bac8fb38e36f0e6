using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>A signature with a variable in the place of each type parameter: the same variable for the same name.</summary>
internal sealed class Instance(Unifier types)
{
    private readonly List<(string Name, TypeVariable Variable)> _variables = [];

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

        var parameters = new CelType[type.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = Of(type.Parameters[i]);
        }

        return type.WithParameters(parameters);
    }

    private TypeVariable VariableOf(string name)
    {
        foreach (var (known, variable) in _variables)
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
