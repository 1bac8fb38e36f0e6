using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;
using Caveat.Policies.Compilation;

namespace Caveat.Policies.Evaluation;

/// <summary>The variables of a policy's expressions; its own are computed when first read, and kept until the policy is left.</summary>
internal sealed class PolicyActivation(Judgement judgement) : Activation
{
    private Value[] _cells = new Value[8];
    private IReadOnlyList<PolicyCell> _declared = [];

    /// <summary>Starts over with a policy's own variables.</summary>
    public void Enter(IReadOnlyList<PolicyCell> cells)
    {
        _declared = cells;
        if (_cells.Length < cells.Count)
        {
            _cells = new Value[cells.Count];
        }

        Forget();
    }

    /// <summary>Forgets what was computed, as the object that it was computed from is another now.</summary>
    public void Forget() => Array.Clear(_cells);

    public override Value Resolve(int slot, Frame frame) => slot switch
    {
        PolicySlots.Object => judgement.ObjectValue,
        PolicySlots.OldObject => judgement.OldObjectValue,
        PolicySlots.Request => judgement.RequestValue,
        PolicySlots.NamespaceObject => judgement.NamespaceValue(),
        PolicySlots.Authorizer => RequestAuthority.Authorizer(judgement.Review),
        PolicySlots.RequestResource => RequestAuthority.RequestResource(judgement.Review),
        PolicySlots.Params => judgement.ParamsValue,
        PolicySlots.Now => TimeOf(judgement.Review.Now),
        _ => Own(slot - PolicySlots.FirstOwn, frame),
    };

    private static Value TimeOf(DateTimeOffset now) =>
        TimeConversion.Timestamp(now.ToUnixTimeSeconds(), (int)(now.UtcTicks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));

    // Behind the declared ones stands the item of a list.
    private Value Own(int index, Frame frame) => index == _declared.Count ? judgement.ItemValue : Declared(index, frame);

    private Value Declared(int index, Frame frame)
    {
        if (_cells[index].Kind == ValueKind.Absent)
        {
            var cell = _declared[index];
            var value = cell.Variable is { } variable ? judgement.EvaluateVariable(variable, frame) : judgement.LookUp(cell.Lookup!);
            if (value.IsError)
            {
                // Not kept: whoever reads it next must learn anew why, an unknown look-up among the reasons.
                return value;
            }

            _cells[index] = value;
        }

        return _cells[index];
    }
}
