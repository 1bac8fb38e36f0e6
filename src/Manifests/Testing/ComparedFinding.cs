using System.Text.Json;
using Caveat.Policies;
using Caveat.Policies.Model;
using Caveat.Policies.Testing;

namespace Caveat.Manifests.Testing;

/// <summary>A violation or an error, expected or found. What an expectation leaves open is null.</summary>
/// <param name="Rule">As policy/rule.</param>
/// <param name="Action">Null for an error.</param>
/// <param name="IsTolerated">Whether it was there before and is let be.</param>
/// <param name="IsExcepted">Whether somebody may break the rule here.</param>
internal sealed record ComparedFinding(string Rule, RuleAction? Action = null, bool IsTolerated = false, bool IsExcepted = false)
{
    public IReadOnlyList<string>? Fields { get; init; }

    public string? Message { get; init; }

    public static ComparedFinding Of(ExpectedViolation expected) => new(expected.Rule.Value.ToString(), expected.Action, expected.IsTolerated, expected.IsExcepted)
    {
        Fields = expected.Fields,
        Message = expected.Message,
    };

    public static ComparedFinding Of(ExpectedError expected) => new(expected.Rule.Value.ToString()) { Message = expected.Message };

    public static ComparedFinding Of(Violation found)
    {
        var fields = new List<string>(found.Fields.Count);
        foreach (var field in found.Fields)
        {
            fields.Add(field.Path);
        }

        return new($"{found.Policy}/{found.Rule}", found.Action, found.Tolerated, found.ExceptedBy is not null) { Fields = fields, Message = found.Message };
    }

    /// <summary>What failed before any rule did is of all of the policy: <c>policy/*</c>.</summary>
    public static ComparedFinding Of(RuleError found) => new($"{found.Policy}/{(found.Rule.Length == 0 ? RuleReference.Any : found.Rule)}") { Message = found.Message };

    /// <summary>Whether what was found is what this expects.</summary>
    public bool IsMetBy(ComparedFinding found) =>
        Rule == found.Rule && Action == found.Action && IsTolerated == found.IsTolerated && IsExcepted == found.IsExcepted
        && (Message is null || Message == found.Message)
        && (Fields is null || Fields.SequenceEqual(found.Fields ?? [], StringComparer.Ordinal));

    /// <summary>This finding in the detail of an expectation: what that leaves open is left open here too.</summary>
    public ComparedFinding InDetailOf(ComparedFinding expected) => this with
    {
        Fields = expected.Fields is null ? null : Fields,
        Message = expected.Message is null ? null : Message,
    };

    /// <summary>As a test writes it: what is as usual is left out.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, Rule);
        if (Action is { } action && action != RuleAction.Deny)
        {
            json.WriteString("action"u8, action.ToString());
        }

        WriteWhenTrue(json, "tolerated"u8, IsTolerated);
        WriteWhenTrue(json, "excepted"u8, IsExcepted);
        if (Fields is { } fields && Action is not null)
        {
            json.WriteStartArray("fields"u8);
            foreach (var field in fields)
            {
                json.WriteStringValue(field);
            }

            json.WriteEndArray();
        }

        if (Message is { } message)
        {
            json.WriteString("message"u8, message);
        }

        json.WriteEndObject();
    }

    private static void WriteWhenTrue(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }
}
