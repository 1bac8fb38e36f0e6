using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Caveat.Browser.Tests;

/// <summary>The page of <c>-o html</c> in a real browser. Each test ends by asserting that the console stayed empty and nothing was loaded.</summary>
public sealed class HtmlPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MaxReloads = 20;
    private const int Rows = 13;

    public static TheoryData<string> Pages => ["small", "nothing"];

    [Fact]
    public async Task SearchShowsTheRowsThatHaveAllWords()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        await open.Search.FillAsync("PAYMENTS kafka-8");
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(1);
        await Assertions.Expect(open.Status).ToHaveTextAsync($"1 of {Rows} shown");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(Rows);
        await Assertions.Expect(open.Search).ToBeFocusedAsync();
    }

    [Fact]
    public async Task BarsAndTilesNarrowTheTable()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "strimzi" }).ClickAsync();
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(8);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "could not be judged" }).ClickAsync();
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(2);
        Assert.Equal(["error", "error"], await open.ColumnAsync(2));
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "strimzi" }).ClickAsync();
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task AColumnSortsUpAndDown()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        var finding = open.Page.GetByRole(AriaRole.Button, new() { Name = "Finding", Exact = true });
        await finding.ClickAsync();
        Assert.StartsWith("port 9000", (await open.ColumnAsync(5))[1], StringComparison.Ordinal);
        Assert.Equal("ascending", await open.Page.Locator("th.f").GetAttributeAsync("aria-sort"));
        await finding.ClickAsync();
        Assert.StartsWith("port 9011", (await open.ColumnAsync(5))[0], StringComparison.Ordinal);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Severity", Exact = true }).ClickAsync();
        Assert.Equal(["", "", "", "critical", "critical", "critical", "critical", "medium", "medium", "medium", "low", "low", "low"], await open.ColumnAsync(1));
    }

    [Fact]
    public async Task TheWorstComesFirst()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        Assert.Equal(["fail", "fail", "fail", "fail", "fail", "fail", "fail", "error", "error", "error", "warn", "warn", "warn"], await open.ColumnAsync(2));
    }

    [Fact]
    public async Task EverythingGoesByKeyboard()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        var keyboard = open.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        Assert.Equal("To the findings", await FocusedTextAsync(open));
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("/");
        await Assertions.Expect(open.Search).ToBeFocusedAsync();
        await keyboard.TypeAsync("kafka-7");
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(1);
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Tab");
        Assert.Equal("Details of all", await FocusedTextAsync(open));
        await TabToAsync(open, "port 9007 is taken twice");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.ShownRows.GetByText("give each listener a port of its own")).ToBeVisibleAsync();
        await keyboard.PressAsync("/");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(Rows);
    }

    [Fact]
    public async Task ARowOpensWithFixWhyLinkAndFields()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        var row = open.ShownRows.Filter(new() { HasText = "port 9007 is taken twice" });
        await row.Locator("summary").ClickAsync();
        var id = (await row.GetAttributeAsync("id"))![2..];
        Assert.Equal(
            $"Field|spec.kafka.listeners[0].port: 9007|Fix|give each listener a port of its own|Why|Listeners that can't both be.|More|https://example.com/ports|Object|kafka.strimzi.io/v1 Kafka kafka-7|Place|kafka.yaml:8|Id|{id}",
            string.Join('|', await row.Locator("dt, dd").AllInnerTextsAsync()).Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALinkToAFindingOpensIt()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        var row = open.ShownRows.Filter(new() { HasText = "port 9007 is taken twice" });
        var id = await row.GetAttributeAsync("id");
        await open.Search.FillAsync("nothing has this");
        await open.Page.EvaluateAsync("id => { location.hash = id; }", id);
        await Assertions.Expect(row.Locator("dl")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("light", "rgb(251, 251, 250)")]
    [InlineData("dark", "rgb(21, 24, 28)")]
    public async Task TheSystemChoosesTheTheme(string scheme, string background)
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small, new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
        await Assertions.Expect(open.Page.Locator("body")).ToHaveCSSAsync("background-color", background);
    }

    [Fact]
    public async Task ThePersonChoosesTheThemeForGood()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        await open.Page.GetByLabel("Theme").SelectOptionAsync("dark");
        await Assertions.Expect(open.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(21, 24, 28)");
        // Chromium stores behind the page's back: a page that is loaded at once may not see it yet.
        var reloads = 0;
        do
        {
            await open.Page.ReloadAsync();
        }
        while (++reloads < MaxReloads && await open.Page.GetByLabel("Theme").InputValueAsync() != "dark");

        await Assertions.Expect(open.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(21, 24, 28)");
    }

    [Fact]
    public async Task NothingOfAnObjectIsMarkup()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Details of all" }).ClickAsync();
        Assert.Equal(1, await open.Page.Locator("script").CountAsync());
        Assert.Equal(0, await open.Page.Locator("img, b > b, [href^='javascript']").CountAsync());
        var row = open.ShownRows.Filter(new() { HasText = "ConfigMap" });
        Assert.Equal(SamplePage.HostileText, await row.Locator("summary").InnerTextAsync());
        await open.Page.Locator(".bars [data-group=namespace] button, [data-group=namespace] button").Filter(new() { HasText = "script" }).ClickAsync();
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task OnPaperItIsLightWithoutControlsAndWithDetails()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Small, new() { ColorScheme = ColorScheme.Dark });
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(open.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Assertions.Expect(open.Search).ToBeHiddenAsync();
        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(open.Page.Locator("tbody details[open]")).ToHaveCountAsync(Rows);
        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(open.Page.Locator("tbody details[open]")).ToHaveCountAsync(0);
        Assert.NotEmpty(await open.Page.PdfAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task AxeFindsNothingInEitherTheme(string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var open = await chromium.OpenAsync(name == "small" ? SamplePage.Small : SamplePage.Nothing, new() { ColorScheme = scheme, BypassCSP = true });
            if (name == "small")
            {
                await open.Page.GetByRole(AriaRole.Button, new() { Name = "Details of all" }).ClickAsync();
            }

            var result = await open.Page.RunAxe();
            Assert.Empty(result.Violations.SelectMany(static rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
        }
    }

    [Fact]
    public async Task FiveThousandFindingsAreSearchedAndSorted()
    {
        await using var open = await chromium.OpenAsync(SamplePage.Large);
        await Assertions.Expect(open.Status).ToHaveTextAsync("5,000 shown");
        await open.Search.FillAsync("kafka-4999");
        await Assertions.Expect(open.ShownRows).ToHaveCountAsync(1);
        await open.Search.FillAsync("");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Object", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.Locator("tbody tr").First).ToContainTextAsync("kafka-3");
        await Assertions.Expect(open.Status).ToHaveTextAsync("5,000 shown");
    }

    private static Task<string> FocusedTextAsync(OpenPage open) => open.Page.EvaluateAsync<string>("() => document.activeElement.innerText.trim()");

    private static async Task TabToAsync(OpenPage open, string text)
    {
        // The scrolled region, five heads, the row.
        for (var presses = 0; presses < 10 && await FocusedTextAsync(open) != text; presses++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(text, await FocusedTextAsync(open));
    }
}
