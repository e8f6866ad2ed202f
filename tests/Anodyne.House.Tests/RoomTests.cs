using System.Xml.Linq;

namespace Anodyne.House.Tests;

/// <summary>Rooms are not empty, are tested, are in the solution, are described, and their folders are named after the field's concepts.</summary>
public class RoomTests
{
    private static readonly string[] BannedNames = ["utils", "util", "utilities", "helpers", "helper", "common", "managers", "manager", "misc", "shared"];

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_has_code_and_tests(string room)
    {
        if (!Repository.Rooms.Any(other => Repository.Read(Repository.ProjectFile(other)).Contains($"{room}.csproj", StringComparison.Ordinal)) && room != "Anodyne.Cli")
        {
            return; // A room that nothing imports yet is still being furnished.
        }

        Assert.Contains(Repository.Files, file => file.StartsWith($"src/{room}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Contains(
            Repository.Files,
            file => file.StartsWith($"tests/{room}.Tests/", StringComparison.Ordinal) && file.EndsWith("Tests.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void The_solution_lists_every_project()
    {
        var listed = XDocument.Parse(Repository.Read("Anodyne.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value).Order(StringComparer.Ordinal);
        var present = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(present, listed);
    }

    [Fact]
    public void No_folder_or_file_has_a_name_that_says_nothing()
    {
        foreach (var file in Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var parts = file.Split('/');
            foreach (var part in parts[..^1].Concat([Path.GetFileNameWithoutExtension(file)]))
            {
                Assert.DoesNotContain(part.ToLowerInvariant(), BannedNames);
            }

            Assert.DoesNotMatch("(Helper|Helpers|Utils|Utilities|Manager)$", Path.GetFileNameWithoutExtension(file));
        }
    }

    [Fact]
    public void The_architecture_names_every_room()
    {
        var page = Repository.Read("docs/architecture.md");
        foreach (var room in Repository.Rooms)
        {
            Assert.Contains(Repository.Floorless(room), page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Public_members_stay_documented()
    {
        // The compiler refuses an undocumented public member (CS1591 as an error); here only that nobody switched it off.
        Assert.Contains("<GenerateDocumentationFile>true", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        foreach (var file in Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.EndsWith(".editorconfig", StringComparison.Ordinal)))
        {
            if (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".editorconfig", StringComparison.Ordinal))
            {
                Assert.DoesNotContain("CS1591", Repository.Read(file), StringComparison.Ordinal);
            }
        }
    }
}
