using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Cli.Expressions;

/// <summary>The variables of one expression, each of type <c>dyn</c>; the slot of each is its place.</summary>
internal sealed class GivenVariables : Activation
{
    private readonly List<VariableDeclaration> _declarations = [];
    private readonly List<Value> _values = [];

    public IReadOnlyList<VariableDeclaration> Declarations => _declarations;

    /// <summary>Adds a variable; false when there is one of that name.</summary>
    /// <param name="name">A name that an expression can read.</param>
    /// <param name="text">Its value, which must stay; null for <c>null</c>.</param>
    public bool TryAdd(string name, JsonText? text)
    {
        foreach (var declaration in _declarations)
        {
            if (declaration.Name == name)
            {
                return false;
            }
        }

        _declarations.Add(new VariableDeclaration(name, CelType.Dyn));
        _values.Add(text is null ? Value.Null : new JsonSource { Text = text }.ValueOf(text.Root));
        return true;
    }

    public override Value Resolve(int slot, Frame frame) => _values[slot];
}
