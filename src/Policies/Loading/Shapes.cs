using Caveat.Policies.Authoring;
using Caveat.Policies.Model;

namespace Caveat.Policies.Loading;

/// <summary>The shapes that more than one record uses.</summary>
internal static class Shapes
{
    public static readonly TextShape Text = new("a string", static text => text.Length == 0 ? LoadingMessages.EmptyText : null)
    {
        Described = new TextModel("a string") { MinLength = 1 },
    };

    public static readonly TextShape AnyText = new("a string", static _ => null);

    public static readonly TextShape ObjectName = new("a name", static text => NameRules.IsObjectName(text) ? null : LoadingMessages.BadName(text))
    {
        Described = new TextModel("a name") { Pattern = "^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$", MaxLength = NameRules.MaxObjectNameLength },
    };

    public static readonly BooleanShape Boolean = new();

    public static readonly ExpressionShape Expression = new();

    public static readonly TemplateShape Template = new();

    public static readonly UrlShape Url = new();

    public static readonly DateShape Date = new();

    public static readonly DurationShape Duration = new();

    public static readonly AnyShape Anything = new();

    public static readonly OperationsShape Operations = new();

    public static readonly FieldPathShape FieldPath = new();

    public static readonly ListShape<FieldPathText> FieldPathList = new(FieldPath, "a list of field paths");

    public static readonly ListShape<FieldTemplate> FieldPathsOfRule = new(new FieldTemplateShape(), "a list of field paths") { EmptyMessage = LoadingMessages.NoFields };

    public static readonly ListShape<Written<string>> NameList = new(Text, "a list of names");

    public static readonly ListShape<Written<string>> GroupList = new(AnyText, "a list of API groups");

    public static readonly MapShape<Written<string>> TextMap = new(AnyText, "a mapping of strings");

    public static readonly ChoiceShape<Severity> Severity = new(
        [new("critical", Model.Severity.Critical), new("high", Model.Severity.High), new("medium", Model.Severity.Medium), new("low", Model.Severity.Low)]);

    public static readonly ChoiceShape<RuleAction> Action = new(
        [new("Deny", RuleAction.Deny), new("Warn", RuleAction.Warn), new("Audit", RuleAction.Audit)]);

    public static readonly ChoiceShape<FailurePolicy> FailurePolicy = new(
        [new("Fail", Model.FailurePolicy.Fail), new("Ignore", Model.FailurePolicy.Ignore)]);

    public static readonly ChoiceShape<UnknownLookup> UnknownLookup = new(
        [new("Deny", Model.UnknownLookup.Deny), new("Warn", Model.UnknownLookup.Warn), new("Skip", Model.UnknownLookup.Skip)]);

    public static readonly ChoiceShape<SelectorOperator> SelectorOperator = new(
        [new("In", Model.SelectorOperator.In), new("NotIn", Model.SelectorOperator.NotIn), new("Exists", Model.SelectorOperator.Exists), new("DoesNotExist", Model.SelectorOperator.DoesNotExist)]);
}
