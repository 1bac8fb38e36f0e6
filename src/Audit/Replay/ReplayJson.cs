using System.Text.Encodings.Web;
using System.Text.Json;
using Caveat.Audit.Reports;

namespace Caveat.Audit.Replay;

/// <summary>A replay as JSON.</summary>
public static class ReplayJson
{
    /// <summary>Writes what came of a log; the stream stays open.</summary>
    public static void Write(Stream output, ReplayTally tally)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("writes"u8);
        var rows = new RowJson(json);
        foreach (var group in tally.Groups)
        {
            Write(json, rows, group);
        }

        json.WriteEndArray();
        WriteSummary(json, tally);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        output.Flush();
    }

    private static void Write(Utf8JsonWriter json, RowJson rows, ReplayGroup group)
    {
        json.WriteStartObject();
        json.WriteString("user"u8, group.User);
        json.WriteNumber("count"u8, group.Count);
        json.WriteNumber("withoutBefore"u8, group.WithoutBefore);
        json.WriteString("first"u8, Words.Of(group.First));
        json.WriteString("last"u8, Words.Of(group.Last));
        json.WriteStartArray("verbs"u8);
        foreach (var verb in group.Verbs)
        {
            json.WriteStringValue(verb);
        }

        json.WriteEndArray();
        rows.WriteProperties(group.Row);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ReplayTally tally)
    {
        json.WriteStartObject("summary"u8);
        json.WriteNumber("events"u8, tally.Events);
        json.WriteNumber("writes"u8, tally.Writes);
        json.WriteNumber("denied"u8, tally.Denied);
        json.WriteNumber("notJudged"u8, tally.NotJudged);
        json.WriteNumber("warned"u8, tally.Warned);
        json.WriteNumber("brokenLines"u8, tally.Broken);
        json.WriteNumber("findingsLeftOut"u8, tally.Left);
        if (tally.IsInterrupted)
        {
            json.WriteBoolean("interrupted"u8, value: true);
        }

        json.WriteStartObject("notReplayed"u8);
        foreach (var reason in Enum.GetValues<Unreplayed>())
        {
            json.WriteNumber(UnreplayedWord.Of(reason), tally[reason]);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
