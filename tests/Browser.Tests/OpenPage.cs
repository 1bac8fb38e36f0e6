using Microsoft.Playwright;

namespace Caveat.Browser.Tests;

/// <summary>A report in a browser, and what it did that it should not.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    // A guard against a browser that hangs; nothing is timed by it.
    private const float BoundMilliseconds = 60_000;

    private readonly IBrowserContext _context;
    private readonly string _file;
    private readonly List<string> _complaints = [];

    private OpenPage(IBrowserContext context, IPage page, string file)
    {
        _context = context;
        _file = file;
        Page = page;
        Page.Console += (_, message) => _complaints.Add($"{message.Type}: {message.Text}");
        Page.PageError += (_, error) => _complaints.Add(error);
        Page.Request += (_, request) => Requests.Add(request.Url);
        Page.Dialog += (_, dialog) =>
        {
            _complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What it asked for, itself included.</summary>
    public IList<string> Requests { get; } = [];

    public string Url => new Uri(_file).AbsoluteUri;

    public ILocator ShownRows => Page.Locator("tbody tr:visible");

    public ILocator Search => Page.GetByRole(AriaRole.Searchbox);

    public ILocator Status => Page.GetByRole(AriaRole.Status);

    internal static async Task<OpenPage> OpenAsync(IBrowserContext context, string html)
    {
        context.SetDefaultTimeout(BoundMilliseconds);
        var file = Path.Combine(Path.GetTempPath(), $"caveat-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, html);
        var opened = new OpenPage(context, await context.NewPageAsync(), file);
        await opened.Page.GotoAsync(opened.Url);
        return opened;
    }

    /// <summary>The texts of a column's cells, of the rows that are shown.</summary>
    public async Task<IReadOnlyList<string>> ColumnAsync(int column) =>
        await ShownRows.Locator($"td:nth-child({column})").AllInnerTextsAsync();

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        File.Delete(_file);
        Assert.Empty(_complaints);
        Assert.All(Requests, request => Assert.StartsWith(Url, request, StringComparison.Ordinal));
    }
}
