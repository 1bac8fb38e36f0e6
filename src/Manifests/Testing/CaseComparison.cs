using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Json;
using Caveat.Policies.Testing;

namespace Caveat.Manifests.Testing;

/// <summary>Sets what a case expects against what it came to, both as JSON in the words of a test.</summary>
internal sealed class CaseComparison
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _expected = new();
    private readonly ArrayBufferWriter<byte> _actual = new();
    private readonly ExpectSpec _expect;
    private readonly JudgedManifest _judged;
    private readonly RuleScope _scope;

    public CaseComparison(ExpectSpec expect, JudgedManifest judged, RuleScope scope)
    {
        _expect = expect;
        _judged = judged;
        _scope = scope;
    }

    public bool AreEqual { get; private set; } = true;

    public ReadOnlyMemory<byte> Expected => _expected.WrittenMemory;

    public ReadOnlyMemory<byte> Actual => _actual.WrittenMemory;

    public CaseComparison Run()
    {
        using var expected = new Utf8JsonWriter(_expected, Options);
        using var actual = new Utf8JsonWriter(_actual, Options);
        expected.WriteStartObject();
        actual.WriteStartObject();
        CompareFindings(expected, actual, "violations", ExpectedViolations(), FoundViolations());
        CompareFindings(expected, actual, "errors", ExpectedErrors(), FoundErrors());
        CompareWarnings(expected, actual);
        CompareFilled(expected, actual);
        expected.WriteEndObject();
        actual.WriteEndObject();
        return this;
    }

    private void CompareFindings(Utf8JsonWriter expected, Utf8JsonWriter actual, string name, List<ComparedFinding> wanted, List<ComparedFinding> found)
    {
        var pairs = new FindingPairs(wanted, found);
        AreEqual &= pairs.AreEqual;
        if (wanted.Count > 0 || found.Count > 0)
        {
            Write(expected, name, wanted);
            Write(actual, name, pairs.FoundInOrder());
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<ComparedFinding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            finding.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private void CompareWarnings(Utf8JsonWriter expected, Utf8JsonWriter actual)
    {
        if (_expect.Warnings is null)
        {
            return;
        }

        List<string> found = [.. _judged.Mutation.Warnings, .. _judged.Validation.Warnings];
        found.RemoveAll(warning => !_scope.HoldsWarning(warning));
        List<string> wanted = [.. _expect.Warnings];
        found.Sort(StringComparer.Ordinal);
        wanted.Sort(StringComparer.Ordinal);
        AreEqual &= wanted.SequenceEqual(found, StringComparer.Ordinal);
        WriteTexts(expected, wanted);
        WriteTexts(actual, found);
    }

    private static void WriteTexts(Utf8JsonWriter json, List<string> texts)
    {
        json.WriteStartArray("warnings"u8);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private void CompareFilled(Utf8JsonWriter expected, Utf8JsonWriter actual)
    {
        if ((_expect.Patch ?? _expect.Patched) is not { } written)
        {
            return;
        }

        var original = _judged.Manifest.Object;
        var isPatch = _expect.Patch is not null;
        var wanted = isPatch ? MergedObject.Of(original, written.Value) : written.Value;
        var found = ScopedFill.Of(_judged, _scope);
        var isEqual = wanted.SemanticEquals(found);
        AreEqual &= isEqual;
        var shown = isEqual ? written.Value : isPatch ? PatchBetween(original, found) : found;
        var name = isPatch ? "patch" : "patched";
        expected.WritePropertyName(name);
        written.Value.WriteTo(expected);
        actual.WritePropertyName(name);
        shown.WriteTo(actual);
    }

    private static JsonValue PatchBetween(JsonValue from, JsonValue to)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonMergePatch.WriteBetween(from, to, output);
        return MergedObject.Read(output.WrittenMemory);
    }

    private List<ComparedFinding> ExpectedViolations()
    {
        var wanted = new List<ComparedFinding>();
        foreach (var violation in _expect.Violations)
        {
            wanted.Add(ComparedFinding.Of(violation));
        }

        return wanted;
    }

    private List<ComparedFinding> ExpectedErrors()
    {
        var wanted = new List<ComparedFinding>();
        foreach (var error in _expect.Errors)
        {
            wanted.Add(ComparedFinding.Of(error));
        }

        return wanted;
    }

    private List<ComparedFinding> FoundViolations()
    {
        var found = new List<ComparedFinding>();
        foreach (var violation in _judged.Mutation.Violations.Concat(_judged.Validation.Violations))
        {
            if (_scope.Holds(violation.Policy, violation.Rule))
            {
                found.Add(ComparedFinding.Of(violation));
            }
        }

        return found;
    }

    private List<ComparedFinding> FoundErrors()
    {
        var found = new List<ComparedFinding>();
        foreach (var error in _judged.Mutation.Errors.Concat(_judged.Validation.Errors))
        {
            if (_scope.Holds(error.Policy, error.Rule))
            {
                found.Add(ComparedFinding.Of(error));
            }
        }

        return found;
    }
}
