using System.Text.Json.Nodes;
using Anodyne.Quantities;
using Anodyne.Records.Cycles;
using Anodyne.Store.Output;

namespace Anodyne.Studies.Requests;

/// <summary>Recognizes what instruments wrote, says what is in it, converts it.</summary>
/// <param name="Files">Files, folders, wildcards; a dash is standard input.</param>
/// <param name="To">Kind of file that every record is converted into, one of <see cref="Kinds"/>; null for none.</param>
/// <param name="Cycles">When a cycle begins, one of <see cref="CycleWords"/>.</param>
/// <param name="Strict">True to end with status 1 if any file was read with a warning.</param>
public sealed record ReadRequest(IReadOnlyList<string> Files, string? To = null, string Cycles = ReadRequest.Automatic, bool Strict = false)
{
    /// <summary>A cycle begins with the first direction that the current takes.</summary>
    public const string Automatic = "auto";

    private static readonly Dictionary<string, CycleRule?> Rules = new()
    {
        [Automatic] = null,
        ["charge"] = CycleRule.ChargeFirst,
        ["discharge"] = CycleRule.DischargeFirst,
        ["step"] = CycleRule.StepDecrease,
        ["vendor"] = CycleRule.Vendor,
    };

    /// <summary>The kinds of file that a record is converted into.</summary>
    public static IReadOnlyList<string> Kinds => RecordExport.Kinds;

    /// <summary>The words for when a cycle begins.</summary>
    public static IReadOnlyList<string> CycleWords { get; } = [.. Rules.Keys];

    /// <summary>The rule of <see cref="Cycles"/>; null for the first direction that the current takes.</summary>
    public CycleRule? Rule => Rules[Cycles];

    /// <summary>Reads and converts. One file alone that cannot be read ends with its own error.</summary>
    public Answer<ReadFindings> Run(RequestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var inputs = InputPaths.Expand(Files, context.Cancel);
        var results = new ReadFile[inputs.Count];
        Parallel.For(0, inputs.Count, new ParallelOptions { CancellationToken = context.Cancel }, i => results[i] = ReadFile.Of(inputs[i]));
        if (results is [{ Failure: { } only }] && !results[0].Input.IsFound)
        {
            throw CaseHint(results[0].Path, only);
        }

        var converted = To is null ? [] : Convert(results, To, context);
        foreach (var result in results.Where(static result => result.File is { Warnings.Count: > 0 }))
        {
            foreach (var warning in result.File!.Warnings.Distinct())
            {
                context.Warn($"{result.Path}: {warning}");
            }
        }

        foreach (var result in results)
        {
            foreach (var test in (result.File?.Records ?? []).Select(SignTest.Of).Where(static test => test.IsInverted))
            {
                context.Warn(SignAdvice(result.Path, test));
            }
        }

        var document = new JsonObject { ["files"] = ReadDocument.Of(results, converted, Rule) };
        if (results.Any(static result => result.IsBystander))
        {
            document["bystanders"] = JsonText.Strings(results.Where(static result => result.IsBystander).Select(static result => result.Path));
        }

        return new(new ReadFindings(results, Rule, converted), document, Status(results));
    }

    private static string SignAdvice(string path, SignTest test)
    {
        var against = test.Steps - test.Agreeing;
        var seen = test.Evidence switch
        {
            SignEvidence.StepTypes => $"in {against} of {test.Steps} rows the instrument's kind of step has the other direction",
            SignEvidence.Accumulators => $"in {against} of {test.Steps} intervals the instrument counts the other direction",
            _ => $"at {against} of {test.Steps} jumps of the current the voltage falls where the current rises",
        };
        return $"{path}: {seen}: the current seems to be positive on discharge. Turn it with a mapping (factor -1).";
    }

    private static Dictionary<(int File, int Record), ConvertedRecord> Convert(ReadFile[] results, string kind, RequestContext context)
    {
        var written = new Dictionary<(int File, int Record), ConvertedRecord>();
        var name = results.Length == 1 ? results[0].Input.Label : "read";
        for (var i = 0; i < results.Length; i++)
        {
            var records = results[i].File?.Records ?? [];
            for (var k = 0; k < records.Count; k++)
            {
                context.Cancel.ThrowIfCancellationRequested();
                context.Report("writing", i / (double)results.Length);
                if (!RecordExport.CanHold(records[k], kind))
                {
                    context.Warn($"{results[i].Path}: no column is one of the Battery Data Format, so no such file was written; --to csv keeps every column.");
                    continue;
                }

                var file = RecordExport.NameOf(results[i].Input.Label, records.Count > 1 ? k + 1 : 0, kind);
                var added = RecordExport.Save(records[k], file, kind, context.Open(name));
                written.Add((i, k), new ConvertedRecord(file, Path.Combine(context.OutPath, file), added, records[k].Rows - (added ?? 0)));
            }
        }

        return written;
    }

    // A case or a study is no measurement, but there is a verb for it.
    private static AnodyneException CaseHint(string path, AnodyneException failure) =>
        CaseKind.Of(path) is { } kind
            ? new InputException(
                new Problem("This is no measured file", path, kind.Words, "a file of an instrument", $"Did you mean `anodyne {kind.Verb} {path}`?"), failure)
            : failure;

    // 3 if a version or column was unknown, else 2 if something was not read; one file alone ends with its own error before this.
    private int Status(ReadFile[] results)
    {
        var worst = results.Where(static result => !result.IsBystander).Select(static result => result.Failure?.ExitStatus ?? 0).DefaultIfEmpty(0).Max();
        var hasWarnings = results.Any(static result => result.File is { Warnings.Count: > 0 });
        return worst != 0 ? worst : Strict && hasWarnings ? ExitStatuses.CheckFailed : ExitStatuses.Done;
    }
}

/// <summary>What was read.</summary>
/// <param name="Files">Every file in order.</param>
/// <param name="Rule">When a cycle begins; null for the first direction that the current takes.</param>
/// <param name="Converted">The records that were converted, by numbers of file and record.</param>
public sealed record ReadFindings(IReadOnlyList<ReadFile> Files, CycleRule? Rule, IReadOnlyDictionary<(int File, int Record), ConvertedRecord> Converted);

/// <summary>A record that was converted into a file.</summary>
/// <param name="Name">Name of the file in the output folder.</param>
/// <param name="Path">Its path as a person names it.</param>
/// <param name="Added">Rows that were appended to a file that was there; null if it was written whole.</param>
/// <param name="Kept">Rows that were there.</param>
public sealed record ConvertedRecord(string Name, string Path, int? Added, int Kept);
