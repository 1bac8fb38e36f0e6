using System.Text.Json;
using Caveat.Manifests;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>Writes rows as JSON.</summary>
internal sealed class RowJson(Utf8JsonWriter json)
{
    /// <param name="row">The row.</param>
    /// <param name="order">The place of its object in the source; null where nobody asks.</param>
    public void Write(ReportRow row, long? order)
    {
        json.WriteStartObject();
        if (order is { } number)
        {
            json.WriteNumber("object"u8, number);
        }

        WriteProperties(row);
        json.WriteEndObject();
    }

    /// <summary>The row's own properties, into an object that is open.</summary>
    public void WriteProperties(ReportRow row)
    {
        WriteRule(row.Policy, row.Rule, row.Body, row.Result);
        if (row.Action is { } action)
        {
            json.WriteString("action"u8, Words.Of(action));
            json.WriteString("severity"u8, SeverityWord.Of(row.Severity!.Value));
        }

        if (row.Tolerated)
        {
            json.WriteBoolean("tolerated"u8, value: true);
        }

        if (row is { Result: RowResult.Error, Denies: true })
        {
            json.WriteBoolean("denies"u8, value: true);
        }

        WriteObject(row.Resource, row.Place);
        if (row.Result != RowResult.Pass)
        {
            WriteFinding(row);
        }
    }

    /// <summary>A rule that holds.</summary>
    public void WritePass(RulePass pass) => WriteRule(pass.Policy, pass.Rule, pass.Body, RowResult.Pass);

    /// <summary>An object, and where it stands.</summary>
    public void WriteObject(ReportResource resource, ManifestPlace place)
    {
        WriteResource(resource);
        if (place.File is { Length: > 0 } file)
        {
            json.WriteStartObject("place"u8);
            json.WriteString("file"u8, file);
            json.WriteNumber("line"u8, place.Line);
            WriteOptional("item"u8, place.Item is { Length: > 0 } item ? item : null);
            json.WriteEndObject();
        }
    }

    private void WriteRule(string policy, string rule, string body, RowResult result)
    {
        json.WriteString("policy"u8, policy);
        json.WriteString("rule"u8, rule);
        json.WriteString("body"u8, body);
        json.WriteString("result"u8, Words.Of(result));
    }

    private void WriteFinding(ReportRow row)
    {
        json.WriteString("message"u8, row.Message);
        WriteFields(row.Fields);
        WriteOptional("fix"u8, row.Fix);
        WriteOptional("docs"u8, row.Docs);
        WriteOptional("exceptedBy"u8, row.ExceptedBy);
        json.WriteString("id"u8, row.Id);
        if (row.IsKnown)
        {
            json.WriteBoolean("known"u8, value: true);
        }

        WriteOptional("firstSeen"u8, row.FirstSeen is { } first ? Words.Of(first) : null);
        WriteOptional("lastSeen"u8, row.LastSeen is { } last ? Words.Of(last) : null);
    }

    private void WriteResource(ReportResource resource)
    {
        json.WriteStartObject("resource"u8);
        if (resource.Cluster.Length > 0)
        {
            json.WriteString("cluster"u8, resource.Cluster);
        }

        json.WriteString("apiVersion"u8, resource.ApiVersion);
        json.WriteString("kind"u8, resource.Kind);
        json.WriteString("namespace"u8, resource.Namespace);
        json.WriteString("name"u8, resource.Name);
        json.WriteEndObject();
    }

    private void WriteFields(IReadOnlyList<FieldValue> fields)
    {
        json.WriteStartArray("fields"u8);
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, field.Path);
            WriteOptional("value"u8, field.Value);
            WriteOptional("oldValue"u8, field.OldValue);
            if (field is { IsChange: true, OldValue: null })
            {
                json.WriteBoolean("change"u8, value: true);
            }

            if (field.SetBy is { } writer)
            {
                WriteSetBy(writer);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSetBy(FieldWriter writer)
    {
        json.WriteStartObject("setBy"u8);
        json.WriteString("manager"u8, writer.Manager);
        json.WriteString("operation"u8, writer.Operation);
        WriteOptional("time"u8, writer.Time);
        json.WriteEndObject();
    }

    private void WriteOptional(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
