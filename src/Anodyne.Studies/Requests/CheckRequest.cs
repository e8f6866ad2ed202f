using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Studies.Input;
using Anodyne.Studies.Plan;

namespace Anodyne.Studies.Requests;

/// <summary>Reads a case or a study as its verb would, and computes nothing.</summary>
/// <param name="Path">The file.</param>
public sealed record CheckRequest(string Path)
{
    /// <summary>The verb that takes a file, as its keys say without reading further; null if it is no case.</summary>
    public static string? VerbOf(string path) => CaseKind.Of(path)?.Verb;

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">It is no case, or something in it is wrong; the message says where.</exception>
    public Answer<CheckedCase> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        GivenFile.MustExist(Path);
        var kind = CaseKind.Of(Path) ?? throw Unknown();
        var name = kind.Verb switch
        {
            "plate" => kind.Read(Path, path => Plate(path, context)),
            "cycle" => kind.Read(Path, path => Cycle(path, context)),
            "design" => kind.Read(Path, static path => PouchCellReader.ReadFile(path).Name),
            "run" => kind.Read(Path, static path => Study(path)),
            _ => throw new InputException(
                $"this is {kind.Words}, which is not checked apart from its run", Path, kind.Words, "a study, a cell, a plating case or a pouch cell",
                $"`anodyne {kind.Verb} {Path}` reads and runs it."),
        };
        return new(new CheckedCase(kind.Verb, kind.Words, name), new JsonObject { ["verb"] = kind.Verb, ["kind"] = kind.Words, ["name"] = name });
    }

    private static string Plate(string path, RequestContext context)
    {
        var read = PlatingCaseReader.ReadFile(path);
        read.Sheet.Warnings.ToList().ForEach(context.Warn);
        return read.Case.Name;
    }

    private static string Cycle(string path, RequestContext context)
    {
        var read = CycleCaseReader.ReadFile(path);
        read.Parameters.Warnings.ToList().ForEach(context.Warn);
        return read.Name;
    }

    // A study is planned too: names in it that mean nothing are found then.
    private static string Study(string path)
    {
        var study = new StudyReader(StudyModels.All).ReadFile(path);
        _ = StudyPlanner.Plan(study, [], false);
        return study.Name;
    }

    // What does not parse has an error with a line; what parses and is none of the kinds is said so.
    private InputException Unknown()
    {
        Quantities.Documents.YamlReader.ReadFile(Path);
        return new InputException(
            "this is no case", Path, "none of the keys study, protocol, surface, domain, pouch",
            "a study, a cell with its protocol, a plating case or a pouch cell",
            "`anodyne new` writes a file to start from.");
    }
}

/// <summary>A file that can be run.</summary>
/// <param name="Verb">The verb that runs it: run, plate, cycle or design.</param>
/// <param name="Words">What it is, in words.</param>
/// <param name="Name">Its name.</param>
public sealed record CheckedCase(string Verb, string Words, string Name);
