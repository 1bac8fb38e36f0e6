using System.Buffers;
using System.Text;
using Caveat.Text;

namespace Caveat.Yaml;

internal static class TestYaml
{
    public static List<YamlDocument> Read(string yaml, YamlLimits? limits = null) =>
        [.. YamlReader.Read(new SourceText("x.yaml", yaml), limits ?? YamlLimits.Default)];

    // Each document's JSON, or its errors, on lines of their own.
    public static string Show(string yaml, YamlLimits? limits = null) => string.Join('\n', Read(yaml, limits).Select(Show));

    private static string Show(YamlDocument document)
    {
        if (document.Root is null)
        {
            return string.Join('\n', document.Diagnostics);
        }

        var output = new ArrayBufferWriter<byte>();
        return YamlJson.TryWrite(document, output, out var error) ? Encoding.UTF8.GetString(output.WrittenSpan) : error.ToString();
    }
}
