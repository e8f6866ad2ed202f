using System.Text;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Tests;

/// <summary>
/// Small files of every format, written from the descriptions in docs/formats.md: what a clone without the real files tests the readers on, and what the fuzzer starts from. A file
/// of text lies in Fixtures/Files; binary ones are made by the classes that are <see cref="IFixtures"/>. Both are found, not listed.
/// </summary>
internal static class FixtureCorpus
{
    private static readonly Lazy<IReadOnlyList<Fixture>> Found = new(static () => [.. Texts(), .. Made()]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fixture> Fixtures => Found.Value;

    /// <summary>The files of all.</summary>
    public static IEnumerable<FileContent> All() => Fixtures.Select(static fixture => fixture.File);

    /// <summary>The fixture of a name.</summary>
    public static Fixture Get(string name) => Fixtures.First(fixture => fixture.File.Name == name);

    private static IEnumerable<Fixture> Texts()
    {
        var assembly = typeof(FixtureCorpus).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".fixture", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return Fixture.Parse(name[..^".fixture".Length], reader.ReadToEnd());
        }
    }

    private static IEnumerable<Fixture> Made() => typeof(FixtureCorpus).Assembly.GetTypes()
        .Where(static type => type.IsClass && typeof(IFixtures).IsAssignableFrom(type))
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .SelectMany(static type => ((IFixtures)Activator.CreateInstance(type)!).All());
}
