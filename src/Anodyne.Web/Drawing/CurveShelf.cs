using Anodyne.Studies.Requests;
using Anodyne.Web.Listing;
using Anodyne.Web.Workspaces;

namespace Anodyne.Web.Drawing;

/// <summary>Curves that were computed lately, so that zooming reads no file again. Bounded by the number of points it keeps. Safe to
/// use from several threads.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="catalog">Its files.</param>
public sealed class CurveShelf(Workspace workspace, FolderCatalog catalog)
{
    private const long MostPoints = 8_000_000;
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Lazy<DrawnCurves> Value)> _kept = new();

    /// <summary>The curves of a query.</summary>
    public DrawnCurves Of(CurveQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var key = query.Key(catalog);
        Lazy<DrawnCurves> value;
        lock (_gate)
        {
            var found = _kept.FirstOrDefault(item => item.Key == key);
            value = found.Value ?? new Lazy<DrawnCurves>(() => Compute(query));
            if (found.Value is not null)
            {
                _kept.Remove(found);
            }

            _kept.AddFirst((key, value));
        }

        try
        {
            var curves = value.Value;
            Trim();
            return curves;
        }
        catch
        {
            lock (_gate)
            {
                _kept.Remove((key, value));
            }

            throw;
        }
    }

    private DrawnCurves Compute(CurveQuery query)
    {
        using var context = new RequestContext();
        var set = query.Request(workspace).Curves(context).Data;
        return new DrawnCurves(set, context.Warnings);
    }

    private void Trim()
    {
        lock (_gate)
        {
            for (var points = 0L; _kept.Count > 1;)
            {
                points = _kept.Where(static item => item.Value.IsValueCreated).Sum(static item => item.Value.Value.Points);
                if (points <= MostPoints)
                {
                    return;
                }

                _kept.RemoveLast();
            }
        }
    }
}

/// <summary>Curves with what was said while they were made.</summary>
/// <param name="Set">The curves.</param>
/// <param name="Notes">What is not shown, and what was warned of.</param>
public sealed record DrawnCurves(CurveSet Set, IReadOnlyList<string> Notes)
{
    /// <summary>Points of all curves.</summary>
    public long Points { get; } = Set.Panels.Sum(static panel => panel.Curves.Sum(static curve => (long)curve.X.Length));
}
