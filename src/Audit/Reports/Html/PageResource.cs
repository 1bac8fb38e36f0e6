namespace Caveat.Audit.Reports.Html;

/// <summary>The parts of the page that are the same in every report.</summary>
internal static class PageResource
{
    public static string Read(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
