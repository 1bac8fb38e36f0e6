using Microsoft.Playwright;

namespace Caveat.Browser.Tests;

/// <summary>Debian's Chromium, once for all tests. Nothing is downloaded, and it talks to nobody.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string PathVariable = "CAVEAT_CHROMIUM";
    private const string UsualPath = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } given ? given : UsualPath;
        Assert.True(File.Exists(path), $"no browser at {path}: run eng/setup.sh, or set {PathVariable} to a Chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>Opens a report from a file of its own. Disposing of it asserts that the page said nothing on its console and asked for nothing but itself.</summary>
    public async Task<OpenPage> OpenAsync(string html, BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        return await OpenPage.OpenAsync(context, html);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
