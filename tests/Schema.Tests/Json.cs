using System.Text;
using Caveat.Json;

namespace Caveat.Schema.Tests;

/// <summary>Values from text, with apostrophes for quotation marks.</summary>
internal static class Json
{
    public static JsonValue Of(string text)
    {
        var json = new JsonText();
        Assert.True(json.TryParse(Encoding.UTF8.GetBytes(text.Replace('\'', '"')), new JsonLimits(JsonLimits.HardMaxBytes, JsonLimits.HardMaxDepth), out var error), error?.Message);
        return json.Root;
    }
}
