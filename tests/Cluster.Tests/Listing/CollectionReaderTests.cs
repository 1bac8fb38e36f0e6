using System.Net;
using Caveat.Cluster.Listing;

namespace Caveat.Cluster.Tests.Listing;

public sealed class CollectionReaderTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g"];

    // A pause of no length: what a test waits for is an answer, not a clock.
    private static readonly ListBounds Bounds = new() { PageSize = 3, FirstPause = TimeSpan.Zero, LongestPause = TimeSpan.Zero };

    private static readonly ListBounds Impatient = Bounds with { Patience = TimeSpan.FromTicks(-1), PatienceWithRefusals = TimeSpan.FromTicks(-1) };

    [Fact]
    public async Task ReadsPageByPage()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (_, _) => null);
        Assert.Equal(["abc", "def", "g"], read);
        Assert.Equal(["?limit=3", "?limit=3&continue=c", "?limit=3&continue=f"], server.Queries);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AnExpiredListGoesOnWithTheTokenOfTheAnswer()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (request, _) => request == 2 ? ScriptedServer.Status(HttpStatusCode.Gone, "b") : null);
        Assert.Equal(["abc", "de", "fg"], read);
        Assert.Equal(["?limit=3", "?limit=3&continue=c", "?limit=3&continue=b", "?limit=3&continue=e"], server.Queries);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AnExpiredListWithoutATokenIsBegunAnewBehindWhatIsKnown()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (request, _) => request == 3 ? ScriptedServer.Status(HttpStatusCode.Gone) : null);
        Assert.Equal(["abc", "def", "g"], read);
        Assert.Equal("?limit=3", server.Queries[3]);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AListThatIsForgottenAgainAndAgainIsGivenUp()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (request, _) => request > 1 ? ScriptedServer.Status(HttpStatusCode.Gone) : null);
        Assert.Equal(["abc"], read);
        Assert.Equal(ListBounds.MaxFreshLists + 2, server.Queries.Count);
        Assert.Equal("the API server says: it is 410", reader.Problem);
    }

    [Fact]
    public async Task APageThatIsCutOffIsAskedForAgain()
    {
        ScriptedServer? server = null;
        var (_, read, reader) = await ReadAsync(
            Bounds, (request, query) => request == 2 ? ScriptedServer.Json(HttpStatusCode.OK, server!.PageOf(query)[..^40]) : null, made => server = made);
        Assert.Equal("abcdefg", string.Concat(read));
        Assert.Null(reader.Problem);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task AServerThatCanNotAnswerNowIsAskedAgain(HttpStatusCode status)
    {
        var (_, read, reader) = await ReadAsync(Bounds, (request, _) => request is 1 or 3 or 4 ? ScriptedServer.Status(status) : null);
        Assert.Equal(["abc", "def", "g"], read);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AServerThatIsAwayForTooLongIsGivenUp()
    {
        var (_, read, reader) = await ReadAsync(Impatient, static (request, _) => request > 1 ? ScriptedServer.Status(HttpStatusCode.ServiceUnavailable) : null);
        Assert.Equal(["abc"], read);
        Assert.Equal("the API server says: it is 503", reader.Problem);
    }

    [Fact]
    public async Task AServerThatStartsMayRefuseForAWhile()
    {
        var (_, read, reader) = await ReadAsync(Bounds, static (request, _) => request switch
        {
            2 => throw new HttpRequestException("refused"),
            3 => ScriptedServer.Status(HttpStatusCode.Forbidden),
            4 => ScriptedServer.Status(HttpStatusCode.NotFound),
            _ => null,
        });
        Assert.Equal(["abc", "def", "g"], read);
        Assert.Null(reader.Problem);
    }

    // A restart that fell between two requests: nobody saw that the server was away.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task ARefusalAfterWhatWasAllowedIsAskedAgain(int refused, bool wasAllowed)
    {
        var (_, read, reader) = await ReadAsync(
            Bounds with { WasAllowed = wasAllowed },
            (request, _) => request == refused ? ScriptedServer.Status(HttpStatusCode.Forbidden) : request == refused + 1 ? ScriptedServer.Status(HttpStatusCode.NotFound) : null);
        Assert.Equal(["abc", "def", "g"], read);
        Assert.Null(reader.Problem);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.NotFound, false)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public async Task ARefusalIsTold(HttpStatusCode status, bool isForbidden)
    {
        var (server, read, reader) = await ReadAsync(Bounds, (_, _) => ScriptedServer.Status(status));
        Assert.Empty(read);
        Assert.Single(server.Queries);
        Assert.Equal(($"the API server says: it is {(int)status}", isForbidden), (reader.Problem, reader.IsForbidden));
    }

    [Fact]
    public async Task PagesThatAreTooLongAreAskedForWithFewerObjects()
    {
        var longest = """{"kind":"List","metadata":{"continue":"x"},"items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}""".Length;
        var (server, read, reader) = await ReadAsync(Bounds with { PageSize = 7, MaxPageBytes = longest }, static (_, _) => null);
        Assert.Equal("abcdefg", string.Concat(read));
        Assert.NotEqual(server.Queries[0], server.Queries[^1]);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AListInNoOrderIsReadOnce()
    {
        var (_, read, reader) = await ReadAsync(Bounds, static (_, _) => null, names: ["c", "a", "b", "e", "d"]);
        Assert.Equal(["cab", "ed"], read);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AListInNoOrderThatIsCutIsToldAsNotComplete()
    {
        var (_, _, reader) = await ReadAsync(Bounds, static (request, _) => request == 2 ? ScriptedServer.Status(HttpStatusCode.Gone) : null, names: ["c", "a", "b", "e", "d"]);
        Assert.Equal("the API server says: it is 410, and the list has no order to go on in: some objects may be missing", reader.Problem);
    }

    // Nothing was given before the server was away: so nothing can come twice.
    [Fact]
    public async Task AListInNoOrderMayBeginAnewAsLongAsNothingWasGiven()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (request, _) => request == 1 ? ScriptedServer.Status(HttpStatusCode.ServiceUnavailable) : null, names: ["c", "a", "b", "e", "d"]);
        Assert.Equal(["cab", "ed"], read);
        Assert.Equal(3, server.Queries.Count);
        Assert.Null(reader.Problem);
    }

    [Fact]
    public async Task AListThatIsSeenToHaveNoOrderAfterItWasCutIsToldAsNotComplete()
    {
        var (server, read, reader) = await ReadAsync(Bounds, static (request, _) => request == 2 ? ScriptedServer.Status(HttpStatusCode.ServiceUnavailable) : null, names: ["a", "b", "c", "e", "d"]);
        Assert.Equal(["abc", "e"], read);
        Assert.Equal(3, server.Queries.Count);
        Assert.Equal("it was read twice, and the list has no order to go on in: some objects may be missing", reader.Problem);
    }

    private static async Task<(ScriptedServer Server, List<string> Read, CollectionReader Reader)> ReadAsync(
        ListBounds bounds, Func<int, string, HttpResponseMessage?> script, Action<ScriptedServer>? made = null, IReadOnlyList<string>? names = null)
    {
        using var server = new ScriptedServer(names ?? Names, script);
        made?.Invoke(server);
        using var connection = OfflineConnection.To(server);
        var things = new AuditedResource(new ServedResource("", "v1", "things", "Thing", IsNamespaced: false), "");
        var reader = new CollectionReader(connection, things, "", bounds, TimeProvider.System);
        List<string> read = [];
        await foreach (var page in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            read.Add(string.Concat(page.Select(static each => each.Name)));
        }

        return (server, read, reader);
    }
}
