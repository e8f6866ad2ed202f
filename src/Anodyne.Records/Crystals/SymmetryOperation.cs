using System.Globalization;

namespace Anodyne.Records.Crystals;

/// <summary>A symmetry operation of a space group, as crystallographers write it: <c>1/2-x, y, z+1/4</c>.</summary>
public sealed class SymmetryOperation
{
    private readonly double[] _rotation;
    private readonly double[] _shift;

    private SymmetryOperation(double[] rotation, double[] shift) => (_rotation, _shift) = (rotation, shift);

    /// <summary>Reads an operation; null where the text is none.</summary>
    /// <param name="text">Three parts, divided by commas.</param>
    public static SymmetryOperation? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Split(',');
        var (rotation, shift) = (new double[9], new double[3]);
        if (parts.Length != 3)
        {
            return null;
        }

        for (var row = 0; row < 3; row++)
        {
            var at = 0;
            while (at < parts[row].Length)
            {
                var sign = 1;
                while (at < parts[row].Length && parts[row][at] is '+' or '-')
                {
                    sign *= parts[row][at++] == '-' ? -1 : 1;
                }

                if (at < parts[row].Length && parts[row][at] is 'x' or 'y' or 'z')
                {
                    rotation[(3 * row) + (parts[row][at++] - 'x')] += sign;
                    continue;
                }

                var begin = at;
                while (at < parts[row].Length && (char.IsAsciiDigit(parts[row][at]) || parts[row][at] is '.' or '/'))
                {
                    at++;
                }

                if (at == begin || Fraction(parts[row][begin..at]) is not { } value)
                {
                    return null;
                }

                shift[row] += sign * value;
            }
        }

        return new SymmetryOperation(rotation, shift);
    }

    /// <summary>The image of a place, each fraction from 0 to 1.</summary>
    public (double X, double Y, double Z) Of(double x, double y, double z)
    {
        double Row(int row)
        {
            var value = (_rotation[3 * row] * x) + (_rotation[(3 * row) + 1] * y) + (_rotation[(3 * row) + 2] * z) + _shift[row];
            value -= Math.Floor(value);
            return value > 1 - 1e-6 ? 0 : value;
        }

        return (Row(0), Row(1), Row(2));
    }

    /// <summary>Every different image of the sites: places closer than a thousandth of an edge are one.</summary>
    /// <param name="operations">The operations; none stands for the identity.</param>
    /// <param name="sites">The sites.</param>
    public static IReadOnlyList<CellAtom> Expand(IReadOnlyList<SymmetryOperation> operations, IEnumerable<CellAtom> sites)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(sites);
        var atoms = new List<CellAtom>();
        foreach (var site in sites)
        {
            var begin = atoms.Count;
            foreach (var operation in operations.Count > 0 ? operations : [Read("x,y,z")!])
            {
                var (x, y, z) = operation.Of(site.X, site.Y, site.Z);
                if (!atoms.Skip(begin).Any(other => Near(other.X, x) && Near(other.Y, y) && Near(other.Z, z)))
                {
                    atoms.Add(site with { X = x, Y = y, Z = z });
                }
            }
        }

        return atoms;
    }

    private static bool Near(double a, double b) => Math.Abs(a - b - Math.Round(a - b)) < 1e-3;

    private static double? Fraction(string text)
    {
        var parts = text.Split('/');
        return double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var top)
            ? parts.Length == 1 ? top : double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var bottom)
                && bottom != 0 ? top / bottom : null
            : null;
    }
}
