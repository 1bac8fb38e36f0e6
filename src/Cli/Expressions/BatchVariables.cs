using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Json;
using Caveat.Policies.Evaluation;

namespace Caveat.Cli.Expressions;

/// <summary>The variables of a request where they lie in its text: the slot of each is its index in <c>vars</c>.</summary>
internal sealed class BatchVariables : Activation
{
    private readonly JsonSource _source;
    private JsonValue _variables;

    public BatchVariables(JsonText text) => _source = new JsonSource { Text = text };

    /// <summary>Takes the variables of the request that the text now holds.</summary>
    /// <param name="variables">An object, or absent for none.</param>
    public void Begin(JsonValue variables) => _variables = variables;

    public override Value Resolve(int slot, Frame frame) => _source.ValueOf(_variables.PropertyAt(slot).Value);
}
