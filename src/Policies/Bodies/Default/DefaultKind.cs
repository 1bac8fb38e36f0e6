using Caveat.Json;
using Caveat.Policies.Compilation;
using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Bodies.Default;

/// <summary>"If you don't set it, here is something smart."</summary>
internal sealed class DefaultKind : BodyKind<DefaultBody>
{
    public static readonly DefaultKind Instance = new();

    public override Field<RuleSpec> Field { get; } = FieldOf("default", DefaultBody.Shape, "What an absent field gets.");

    public override Operations Possible => Operations.Create | Operations.Update;

    public override Operations Usual => Operations.Create | Operations.Update;

    protected override CompiledBody? Compile(DefaultBody body, RuleCompilation rule)
    {
        if (body.Field is null || !HasOneValue(body, rule) || !CanBeFilled(body, rule) || TargetOf(body, rule) is not { } target)
        {
            return null;
        }

        var hasItem = body.List is not null;
        var when = rule.OptionalCondition(body.When, hasItem);
        var constant = body.Value is null ? null : JsonConstant.Of(body.Value, rule.Findings);
        var expression = body.Expression is null ? null : rule.Expression(body.Expression, hasItem);
        return rule.Failed ? null : new CompiledBody { Fill = new DefaultFill(target, constant, expression, when) { Controlled = body.Controlled, Span = body.Field.Span } };
    }

    private static DefaultTarget? TargetOf(DefaultBody body, RuleCompilation rule)
    {
        if (body.List is null == body.Key is null)
        {
            return body.List is null && body.Items.Count > 0 ? Refuse(rule, body.Span, CompilationMessages.ItemsNeedList) : MakeTarget(body, rule);
        }

        return body.List is null ? Refuse(rule, body.Key!.Value.Span, CompilationMessages.KeyNeedsList) : Refuse(rule, body.Span, CompilationMessages.FieldNeedsKey);
    }

    private static DefaultTarget? Refuse(RuleCompilation rule, TextSpan span, string message)
    {
        rule.Error(span, message);
        return null;
    }

    private static DefaultTarget? MakeTarget(DefaultBody body, RuleCompilation rule)
    {
        if (body.Key is { } key && !(FieldPath.TryParse(key.Value, out var path, out _) && path.Length == 1 && path.ToString() == key.Value && char.IsAsciiLetter(key.Value[0])))
        {
            return Refuse(rule, key.Span, CompilationMessages.KeyIsName(key.Value));
        }

        var items = new List<JsonConstant>(body.Items.Count);
        foreach (var item in body.Items)
        {
            if (JsonConstant.Of(item, rule.Findings) is { } constant)
            {
                items.Add(constant);
            }
        }

        return new DefaultTarget(body.Field!.Path, body.List?.Path, body.Key?.Value, items);
    }

    private static bool HasOneValue(DefaultBody body, RuleCompilation rule)
    {
        if (body.Value is null == body.Expression is null)
        {
            rule.Findings.Error(body.Span, CompilationMessages.DefaultValues);
            return false;
        }

        return true;
    }

    private static bool CanBeFilled(DefaultBody body, RuleCompilation rule)
    {
        var outer = body.List ?? body.Field!;
        if (!DefaultFill.CanFill(outer.Path))
        {
            rule.Error(outer.Span, CompilationMessages.DefaultPath(outer.Path.ToString()));
            return false;
        }

        if (!DefaultFill.HasNamesOnly(body.Field!.Path))
        {
            rule.Error(body.Field.Span, CompilationMessages.DefaultItemPath(body.Field.Path.ToString()));
            return false;
        }

        return true;
    }
}
