using System.Globalization;
using System.Net;
using System.Web;

namespace Caveat.Cluster.Tests.Listing;

/// <summary>A <see cref="ScriptedServer"/> whose pages of more than 20 objects are longer than anybody reads.</summary>
internal static class LongPages
{
    public static HttpResponseMessage? Script(int number, string query) =>
        HttpUtility.ParseQueryString(query)["limit"] is { } limit && int.Parse(limit, CultureInfo.InvariantCulture) > 20 ? TooLong() : null;

    // Said, and not sent: nobody reads it.
    public static HttpResponseMessage TooLong() =>
        new(HttpStatusCode.OK) { Content = new StreamContent(Stream.Null) { Headers = { ContentLength = ClusterConnection.MaxAnswerBytes + 1 } } };
}
