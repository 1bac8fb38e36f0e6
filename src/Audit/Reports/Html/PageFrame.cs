using System.Security.Cryptography;
using System.Text;

namespace Caveat.Audit.Reports.Html;

/// <summary>What stands around the page's content. The content policy names the one style sheet and the one script by their hashes, and forbids everything else.</summary>
internal static class PageFrame
{
    public static void WriteStart(TextWriter output)
    {
        var (style, script) = (PageResource.Read("page.css"), PageResource.Read("page.js"));
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>Caveat report</title>\n");
        output.Write($"<style>{style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">To the findings</a>\n");
    }

    public static void WriteEnd(TextWriter output) => output.Write($"</main>\n<script>{PageResource.Read("page.js")}</script>\n</body>\n</html>\n");

    private static string HashOf(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
}
