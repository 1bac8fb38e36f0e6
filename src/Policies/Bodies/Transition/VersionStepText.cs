using Caveat.Policies.Loading;
using Caveat.Policies.Model;

namespace Caveat.Policies.Bodies.Transition;

/// <summary>Allowed steps from one version, as written.</summary>
internal sealed class VersionStepText
{
    public Written<string> From { get; set; }

    public IReadOnlyList<Written<string>> To { get; set; } = [];

    public static RecordShape<VersionStepText> Shape { get; } = new("a step", static () => new VersionStepText(),
    [
        Field.Required<VersionStepText, Written<string>>("from", TransitionShapes.Version, static (t, v) => t.From = v,
            "Version that the step leads from: 4.1 stands for 4.1.7 too."),
        Field.Required<VersionStepText, IReadOnlyList<Written<string>>>("to", TransitionShapes.Versions, static (t, v) => t.To = v,
            "Versions that it may lead to: 4.2 stands for 4.2.1 too."),
    ]);
}
