using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Anodyne.House.Tests;

/// <summary>
/// An arrow between rooms goes down a floor, never up and never sideways. Read twice: from the project files, and from the references that the
/// compiler wrote into the assemblies, so that neither a project reference nor a binary reference slips through.
/// </summary>
public class ArrowTests
{
    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_room_stands_on_a_floor(string room) => Assert.True(Floors.Knows(room), $"{room} has no floor; docs/architecture.md and Floors.cs name them.");

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Project_references_go_down(string room)
    {
        var project = XDocument.Parse(Repository.Read(Repository.ProjectFile(room)));
        foreach (var reference in project.Descendants("ProjectReference"))
        {
            var other = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
            Assert.True(Floors.MayImport(room, other), $"{room} (floor {Floors.Of(room)}) imports {other} (floor {Floors.Of(other)}).");
        }
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Compiled_references_go_down(string room)
    {
        var assembly = FindAssembly(room);
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.AssemblyReferences)
        {
            var other = metadata.GetString(metadata.GetAssemblyReference(handle).Name);
            if (other.StartsWith("Anodyne.", StringComparison.Ordinal))
            {
                Assert.True(Floors.MayImport(room, other), $"{Path.GetFileName(assembly)} was compiled against {other}.");
            }
        }
    }

    [Fact]
    public void The_ground_floor_imports_nothing()
    {
        foreach (var room in Repository.Rooms.Where(room => Floors.Of(room) == 1))
        {
            Assert.DoesNotContain("<ProjectReference", Repository.Read(Repository.ProjectFile(room)), StringComparison.Ordinal);
        }
    }

    private static string FindAssembly(string room)
    {
        var name = room == "Anodyne.Cli" ? "anodyne.dll" : $"{room}.dll";
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        if (File.Exists(beside))
        {
            return beside;
        }

        var built = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", room, "bin"), name, SearchOption.AllDirectories)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .FirstOrDefault();
        return built ?? throw new InvalidOperationException($"{name} is not built; build Anodyne.slnx first.");
    }
}
