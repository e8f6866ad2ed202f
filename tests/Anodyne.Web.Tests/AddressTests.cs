using Anodyne.Web.Pages;
using Microsoft.AspNetCore.Components;

namespace Anodyne.Web.Tests;

/// <summary>What a screen shows stands in the address, which the browser changes later than it is asked: quick hands lose nothing.</summary>
public class AddressTests
{
    [Fact]
    public async Task Three_ticks_before_the_browser_answers_are_three_ticks()
    {
        var (browser, desk) = Open("http://127.0.0.1:1/?f=a&q=x");
        foreach (var file in (string[])["b", "it's µ.csv", "d"])
        {
            desk.Tick(file, isOn: true);
        }

        desk.Tick("a", isOn: false);
        Assert.Equal("http://127.0.0.1:1/?f=a&q=x", browser.Uri);
        Assert.Equal(4, browser.Asked.Count);
        var last = browser.Asked[^1];
        Assert.Equal("?f=b&q=x&f=it%27s%20%C2%B5.csv&f=d", new Uri(last).Query);

        // An answer to the first change does not take the later ones back.
        await browser.Arrive(desk, browser.Asked[0]);
        desk.Tick("e", isOn: true);
        Assert.EndsWith("&f=d&f=e", browser.Asked[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_browser_has_followed_its_own_address_counts_again()
    {
        var (browser, desk) = Open("http://127.0.0.1:1/");
        desk.Tick("a", isOn: true);
        await browser.Arrive(desk, browser.Asked[^1]);
        await browser.Arrive(desk, "http://127.0.0.1:1/?f=z"); // The back button.
        desk.Tick("b", isOn: true);
        Assert.Equal("http://127.0.0.1:1/?f=z&f=b", browser.Asked[^1]);
    }

    [Fact]
    public async Task A_change_to_what_is_there_leaves_nothing_behind()
    {
        var (browser, desk) = Open("http://127.0.0.1:1/?f=a");
        desk.Tick("a", isOn: true);
        await browser.Arrive(desk, "http://127.0.0.1:1/?f=z");
        desk.Tick("b", isOn: true);
        Assert.Equal("http://127.0.0.1:1/?f=z&f=b", browser.Asked[^1]);
    }

    private static (SlowBrowser Browser, Desk Desk) Open(string address)
    {
        var browser = new SlowBrowser(address);
        return (browser, new Desk { Nav = browser });
    }

    private sealed class Desk : Screen
    {
        public void Tick(string file, bool isOn) => Toggle("f", file, isOn);

        // Nothing is drawn here.
        public async Task Set()
        {
            try
            {
                await SetParametersAsync(ParameterView.Empty);
            }
            catch (InvalidOperationException)
            {
                // There is no renderer, which the base class asks for last.
            }
        }
    }

    private sealed class SlowBrowser : NavigationManager
    {
        public SlowBrowser(string address) => Initialize("http://127.0.0.1:1/", address);

        public List<string> Asked { get; } = [];

        public Task Arrive(Desk desk, string address)
        {
            Uri = address;
            return desk.Set();
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
