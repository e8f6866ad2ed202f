using System.Globalization;
using Anodyne.Cli.Frame;
using Anodyne.Cli.Terminal;
using Anodyne.Instruments.Reading;
using Anodyne.Quantities;
using Anodyne.Records;
using Anodyne.Records.Columns;
using Anodyne.Records.Cycles;
using Anodyne.Records.Impedance;
using Anodyne.Records.Techniques;
using Anodyne.Studies.Requests;

namespace Anodyne.Cli.Verbs;

/// <summary>What <c>anodyne read</c> prints: for one file every column, for many one line a record and one a refusal.</summary>
internal static class ReadText
{
    private const int BystandersNamed = 8;

    /// <summary>The tables for a person.</summary>
    public static void Show(ReadFindings findings, VerbContext context)
    {
        if (findings.Files is [{ File: { } only }])
        {
            ShowOne(only, findings.Rule, context);
        }
        else
        {
            ShowMany(findings.Files, context);
        }

        foreach (var converted in findings.Converted.Values.Where(static record => record.Added is not null))
        {
            context.Say($"{converted.Name} was there: {converted.Added} rows were appended, {converted.Kept} kept as they are");
        }
    }

    private static void ShowOne(InstrumentFile only, CycleRule? rule, VerbContext context)
    {
        foreach (var record in only.Records)
        {
            ShowColumns(only, record, rule, context);
        }

        foreach (var (name, value) in only.Records.Count == 0 ? only.Settings : new Dictionary<string, string>())
        {
            context.Say($"{name}: {value}");
        }

        // The tables of one file mostly share their technique.
        var techniques = only.Records.Count == 0 ? only.Techniques : [.. only.Records.SelectMany(static record => record.Provenance.Techniques).Distinct()];
        TechniqueText.Show(techniques, context);
    }

    private static void ShowMany(IReadOnlyList<ReadFile> files, VerbContext context)
    {
        var table = new TextTable("file", "format", "version", "technique", "rows", "columns").Right("rows", "columns");
        foreach (var result in files.Where(static result => result.File is not null))
        {
            foreach (var record in result.File!.Records.DefaultIfEmpty())
            {
                table.Add(
                    result.Path, result.File.Format, result.File.Version, record?.Provenance.Technique ?? SettingsOf(result.File.Techniques),
                    record?.Rows.ToString(CultureInfo.InvariantCulture), record?.Columns.Count.ToString(CultureInfo.InvariantCulture));
            }
        }

        context.Show(table);
        ReadFile[] refused = [.. files.Where(static result => result.Failure is not null && !result.IsBystander)];
        foreach (var result in refused)
        {
            var found = result.Failure is UnknownVersionException ? $"; found {result.Failure.Problem.Found}" : "";
            context.Say($"refused ({result.Failure!.ExitStatus}) {result.Path}: {result.Failure.Problem.What}{found}");
        }

        string[] bystanders = [.. files.Where(static result => result.IsBystander).Select(static result => Path.GetFileName(result.Path))];
        if (bystanders.Length > 0)
        {
            var more = bystanders.Length > BystandersNamed ? $" and {bystanders.Length - BystandersNamed} more" : "";
            context.Say($"Beside the data: {string.Join(", ", bystanders.Take(BystandersNamed))}{more}");
        }

        context.Say($"{files.Count - refused.Length - bystanders.Length} files read, {refused.Length} refused.");
    }

    private static string SettingsOf(IReadOnlyList<TechniqueSettings> techniques) =>
        techniques.Count == 0 ? "settings" : $"settings of {string.Join(", ", techniques.Select(static technique => technique.Name))}";

    private static void ShowColumns(InstrumentFile file, Record record, CycleRule? rule, VerbContext context)
    {
        var start = record.Provenance.Start?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
        string[] parts = [file.Format, file.Version, record.Provenance.Technique, record.Provenance.Instrument, start];
        context.Say(string.Join(", ", parts.Where(static part => part.Length > 0)));
        var cycles = ReadDocument.Cycles(record, rule)?.ToString(CultureInfo.InvariantCulture) ?? "no";
        context.Say(record.Measured is { } measured ? $"{measured.Kind}: {measured.Value.Name}, {string.Join("; ", measured.Axes.Select(Axis))}"
            : $"{record.Rows} rows, {record.Columns.Count} columns, {cycles} cycles, {ImpedanceSeries.Of(record).Count} spectra");
        string[] numbers = ["min", "max", "mean", "first", "last"];
        var table = new TextTable(["column", "in the file", .. numbers]).Right(numbers);
        foreach (var column in record.Columns)
        {
            var summary = ColumnSummary.Of(column);
            table.Add(column.Label, column.VendorName, Text(summary.Min), Text(summary.Max), Text(summary.Mean), Text(summary.First), Text(summary.Last));
        }

        context.Show(table);
        foreach (var check in CapacityCheck.Of(record).Where(static check => check.IsReported))
        {
            context.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{check.Quantity}: the integral of the current is {check.Integrated:G6} Ah, the instrument counted {check.Vendor:G6} Ah "
                + $"({check.Difference:P2} apart)"));
        }
    }

    private static string Axis(MeasuredAxis axis)
        => FormattableString.Invariant($"{axis.Name} {axis.First:G6} to {axis.Last:G6} {axis.Unit}").TrimEnd()
            + FormattableString.Invariant($" ({axis.Count} points)");

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("G6", CultureInfo.InvariantCulture);
}
