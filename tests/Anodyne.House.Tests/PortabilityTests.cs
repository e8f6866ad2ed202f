using System.Text.RegularExpressions;

namespace Anodyne.House.Tests;

/// <summary>Nothing in the tree ties it to one machine: no absolute path, no package registry. Packages come from whatever source the machine has.</summary>
public partial class PortabilityTests
{
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".md", ".yaml", ".yml", ".json", ".sh", ".cff", ".config", ".editorconfig", ".gitignore", "/run"];

    [Fact]
    public void No_absolute_paths()
    {
        var found = TextFiles().SelectMany(file => AbsolutePath().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}"));
        Assert.Empty(found);
    }

    [Fact]
    public void No_registry_hosts()
    {
        var hosts = new[] { "nuget", "npmjs", "pypi", "crates" }.Select(name => name + (name is "crates" ? ".io" : ".org"));
        var found = TextFiles().SelectMany(file => hosts.Where(host => Repository.Read(file).Contains(host, StringComparison.OrdinalIgnoreCase)).Select(host => $"{file}: {host}"));
        Assert.Empty(found);
        Assert.DoesNotContain(Repository.Files, file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("see /ho" + "me/someone/file", true)]
    [InlineData("src/work/file", false)]
    [InlineData("../shared/data", false)]
    [InlineData("#!/usr/bin/env bash", false)]
    public void The_pattern_knows_an_absolute_path(string text, bool expected) => Assert.Equal(expected, AbsolutePath().IsMatch(text));

    private static IEnumerable<string> TextFiles() =>
        Repository.Files.Where(file => TextEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !file.EndsWith("PortabilityTests.cs", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w.\-/])/(work|home|root|tmp|Users|mnt|opt)/|\b[CD]:\\+(Users|Windows|Program)")]
    private static partial Regex AbsolutePath();
}
