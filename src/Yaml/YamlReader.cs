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
        if (span.Length <= limits.MaxCharacters)
        {
            return new YamlTreeReader(source, span, limits).Read();
        }

        var error = Diagnostic.Error(source, span with { Length = 0 }, YamlMessages.TooLong(span.Length, limits.MaxCharacters));
        return [new YamlDocument(source, null, [error])];
    }
}
