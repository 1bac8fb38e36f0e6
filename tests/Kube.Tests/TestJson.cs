using System.Text;
using Caveat.Json;

namespace Caveat.Kube;

internal static class TestJson
{
    public static JsonText Text(string json)
    {
        var text = new JsonText();
        Assert.True(text.TryParse(Encoding.UTF8.GetBytes(json), JsonLimits.Review, out var error), error?.Message);
        return text;
    }

    public static JsonValue Read(string json) => Text(json).Root;
}
