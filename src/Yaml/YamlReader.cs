using Caveat.Text;

namespace Caveat.Yaml;

/// <summary>Reads a stream of documents, one at a time: what is not kept can be collected before the next is read.</summary>
public static class YamlReader
{
    /// <summary>
    /// The documents of a text in order, each read when it is asked for. Documents without content are passed over. One that can't be read is given
    /// with what is wrong with it, and reading goes on behind the next <c>---</c>.
    /// </summary>
    public static IEnumerable<YamlDocument> Read(SourceText source, YamlLimits limits)
    {
        foreach (var span in YamlStreamSplitter.Split(source))
        {
            foreach (var document in ReadPart(source, span, limits))
            {
                yield return document;
            }
        }
    }

    private static List<YamlDocument> ReadPart(SourceText source, TextSpan span, YamlLimits limits)
    {
        if (span.Length > limits.MaxCharacters)
        {
            return [Refuse(source, span.Start, YamlMessages.TooLong(span.Length, limits.MaxCharacters))];
        }

        // The parser would take it for the end of the text, and what follows would be lost.
        var nul = source.Text.AsSpan(span.Start, span.Length).IndexOf('\0');
        return nul < 0 ? new YamlTreeReader(source, span, limits).Read() : [Refuse(source, span.Start + nul, YamlMessages.Nul)];
    }

    private static YamlDocument Refuse(SourceText source, int place, string message) =>
        new(source, null, [Diagnostic.Error(source, new TextSpan(place, 0), message)]);
}
