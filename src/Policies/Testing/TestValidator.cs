using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Policies.Testing;

/// <summary>What a test's fields must be together.</summary>
internal static class TestValidator
{
    public static void Validate(TestSpec test, Findings findings)
    {
        Dictionary<string, TextSpan> names = new(StringComparer.Ordinal);
        foreach (var item in test.Cases)
        {
            ValidateCase(test, item, findings);
            if (item.Name.Value is { } name && !names.TryAdd(name, item.Name.Span))
            {
                findings.Error(item.Name.Span, TestMessages.SecondCase(name, findings.Source.PositionOf(names[name].Start)));
            }
        }
    }

    private static void ValidateCase(TestSpec test, TestCase item, Findings findings)
    {
        OnlyOne(item.New, item.Change, TestMessages.NewAndChange, findings);
        OnlyOne(item.Old, item.From, TestMessages.OldAndFrom, findings);
        OnlyOne(item.Expect.Patch, item.Expect.Patched, TestMessages.PatchAndPatched, findings);
        if (test.Given.Object is not null)
        {
            return;
        }

        NeedsGiven(item.Change, findings);
        NeedsGiven(item.From, findings);
        var isDeleted = item.Request.Over(test.Given.Request).Operation == Kube.AdmissionOperation.Delete;
        if (item.New is null && item.Change is null && !(isDeleted && item.Old is not null))
        {
            findings.Error(item.Span with { Length = 0 }, TestMessages.NothingWritten);
        }
    }

    private static void OnlyOne(WrittenObject? first, WrittenObject? second, string message, Findings findings)
    {
        if (first is not null && second is not null)
        {
            findings.Error(second.Node.Span with { Length = 0 }, message);
        }
    }

    private static void NeedsGiven(WrittenObject? patch, Findings findings)
    {
        if (patch is not null)
        {
            findings.Error(patch.Node.Span with { Length = 0 }, TestMessages.NoGivenObject);
        }
    }
}
