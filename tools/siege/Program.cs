using System.Globalization;
using System.Runtime.InteropServices;
using Anodyne.Siege;

// usage: siege [--tool PATH] [--quick | --long] [--only NAME] [--seed S] [--count N] [--threads T] [--data FOLDER] [--keep FOLDER] [--page FILE]
// Without --tool the attacks on the installed program are left out. --page writes the table into a page, between its two marks.
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var isLong = args.Contains("--long");
var isQuick = args.Contains("--quick");
using var field = new Field(Option("--tool"), Number("--seed", 1), isLong)
{
    Threads = Number("--threads", Math.Min(2, Environment.ProcessorCount)),
    Mutations = Number("--count", isLong ? 1_000_000 : isQuick ? 10_000 : 40_000),
    IsQuick = isQuick,
    Data = Option("--data"),
    Keep = Option("--keep"),
};
Attack[] attacks =
[
    new Mutations(), new WrittenAndReadBack(), new MonsterFiles(), new MonsterTexts(), new PlacesThatAreNoFiles(), new DamagedStores(), new FirstRuns(),
    new KilledRuns(), new FullDisks(), new Signals(), new ClosedOutputs(), new LinksInTheOutput(),
];
var tallies = new List<Tally>();
foreach (var attack in attacks.Where(attack => Option("--only") is not { } only || attack.GetType().Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
{
    if (attack.NeedsTool && (field.Tool is null || RuntimeInformation.IsOSPlatform(OSPlatform.Windows)))
    {
        continue;
    }

    var tally = attack.On(field);
    tallies.Add(tally);
    Console.WriteLine($"{tally.Survived,8} of {tally.Tried,-8} {attack.Name} ({tally.Seconds:F1} s){(tally.Note.Length > 0 ? ": " + tally.Note : "")}");
    foreach (var fallen in tally.Fallen.Take(20))
    {
        Console.WriteLine("         " + fallen);
    }
}

if (Option("--page") is { } page)
{
    SurvivalTable.Write(page, tallies, isLong, Number("--seed", 1));
}

var lost = tallies.Sum(static tally => tally.Fallen.Count);
Console.WriteLine(lost == 0 ? "everything was survived" : $"{lost} attacks were not survived");
return lost == 0 ? 0 : 1;
