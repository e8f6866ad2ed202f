using System.Globalization;
using Anodyne.Quantities;

namespace Anodyne.Cells.Attribution;

/// <summary>A parameter that is known only within a range, as a function that sets it in a variant.</summary>
/// <typeparam name="T">What a variant is.</typeparam>
/// <param name="Name">The parameter in words.</param>
/// <param name="Low">Lower end, SI.</param>
/// <param name="High">Upper end, SI.</param>
/// <param name="Set">Returns the variant with the parameter at a value.</param>
public sealed record RangedParameter<T>(string Name, double Low, double High, Func<T, double, T> Set);

/// <summary>Whether a conclusion holds over the ranges.</summary>
public enum ConclusionSign
{
    /// <summary>The difference is below 0 everywhere that was looked at.</summary>
    AlwaysNegative,

    /// <summary>The difference is above 0 everywhere that was looked at.</summary>
    AlwaysPositive,

    /// <summary>The sign depends on the parameters.</summary>
    Depends,
}

/// <summary>The difference when one parameter goes to the ends of its range and the others stay.</summary>
/// <param name="Parameter">The parameter in words.</param>
/// <param name="AtLow">Difference at the lower end; NaN if it cannot be computed there.</param>
/// <param name="AtHigh">Difference at the upper end; NaN if it cannot be computed there.</param>
/// <param name="Flips">True if the sign differs between the two ends, or from the nominal one.</param>
public sealed record ParameterEffect(string Parameter, double AtLow, double AtHigh, bool Flips);

/// <summary>A difference between two variants over the ranges of what is assumed: one parameter at a time and all corners of the box of ranges.</summary>
/// <param name="Nominal">The difference at the nominal values.</param>
/// <param name="Smallest">Smallest difference over nominal values, ends and corners.</param>
/// <param name="Largest">Largest difference over the same.</param>
/// <param name="Sign">Whether the conclusion holds.</param>
/// <param name="Effects">One parameter at a time.</param>
/// <param name="Failed">How many of the points could not be computed (a current above the limiting current, for example); 0 is wished.</param>
/// <param name="Evaluated">How many points were computed.</param>
public sealed record RangeVerdict(double Nominal, double Smallest, double Largest, ConclusionSign Sign, IReadOnlyList<ParameterEffect> Effects, int Failed, int Evaluated)
{
    private const int MostParameters = 10;

    /// <summary>
    /// Evaluates f(to) - f(from) with every parameter set alike in both. The corners bound the difference if it is monotone in each parameter; otherwise
    /// they are a sample.
    /// </summary>
    /// <param name="from">The first variant.</param>
    /// <param name="to">The second variant.</param>
    /// <param name="parameters">At most 10.</param>
    /// <param name="evaluate">The quantity; an <see cref="AnodyneException"/> or a value that is not finite counts as failed.</param>
    public static RangeVerdict Of<T>(T from, T to, IReadOnlyList<RangedParameter<T>> parameters, Func<T, double> evaluate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(evaluate);
        if (parameters.Count > MostParameters)
        {
            throw new InputException("too many parameters with a range", "ranges", parameters.Count.ToString(CultureInfo.InvariantCulture), "at most 10 (every corner of their box is evaluated)");
        }

        var seen = new List<double>();
        var failed = 0;
        double Difference(Func<T, T> set)
        {
            var value = double.NaN;
            try
            {
                value = evaluate(set(to)) - evaluate(set(from));
            }
            catch (AnodyneException)
            {
                // Counted below as a point that could not be computed.
            }

            if (double.IsFinite(value))
            {
                seen.Add(value);
            }
            else
            {
                failed++;
            }

            return value;
        }

        var nominal = Difference(variant => variant);
        var effects = parameters.Select(parameter =>
        {
            var low = Difference(variant => parameter.Set(variant, parameter.Low));
            var high = Difference(variant => parameter.Set(variant, parameter.High));
            return new ParameterEffect(parameter.Name, low, high, Signs(nominal, low, high) > 1);
        }).ToArray();
        for (var corner = 0; parameters.Count > 1 && corner < 1 << parameters.Count; corner++)
        {
            Difference(variant =>
            {
                for (var i = 0; i < parameters.Count; i++)
                {
                    variant = parameters[i].Set(variant, (corner >> i & 1) == 1 ? parameters[i].High : parameters[i].Low);
                }

                return variant;
            });
        }

        var (smallest, largest) = seen.Count == 0 ? (double.NaN, double.NaN) : (seen.Min(), seen.Max());
        var sign = smallest > 0 ? ConclusionSign.AlwaysPositive : largest < 0 ? ConclusionSign.AlwaysNegative : ConclusionSign.Depends;
        return new RangeVerdict(nominal, smallest, largest, sign, effects, failed, seen.Count + failed);
    }

    private static int Signs(params double[] values) => values.Where(double.IsFinite).Select(Math.Sign).Distinct().Count();
}
