using System.Globalization;
using Anodyne.Cells.Transport;
using Anodyne.Plating.Kinetics;

namespace Anodyne.Plating.Engine;

/// <content>
/// The film-limited mode: where the film's resistance is far above that of the electrolyte, the current follows the film alone, J = rate(E - J R - S) with
/// one drive E for all the front, and no field is solved. At every snapshot the whole field is solved, and the difference is kept.
/// </content>
internal sealed partial class PlatingEngine
{
    private const double LeastWagner = 200;
    private double _filmLimitedError;
    private int _filmLimitedSteps;
    private bool _isFieldSolved = true;

    /// <summary>Largest difference of the film-limited current from the full solution so far, root mean square over the mean.</summary>
    public double FilmLimitedError => _filmLimitedError;

    /// <summary>Wa = (R_ct + R_f) k_min/Theta of the longest wave that fits into the box; 0 where the closed form does not hold.</summary>
    public static double WagnerOf(PlatingCase problem, double period)
    {
        if (problem.Mode == CurrentMode.Primary || problem.Control is not Cells.Protocols.Galvanostatic { CurrentDensity: > 0 and var current })
        {
            return 0;
        }

        try
        {
            // In the secondary mode the solution has its resistivity alone.
            var relation = new DispersionRelation(problem.Cell, current);
            var gain = problem.Mode == CurrentMode.Secondary ? relation.OhmicTerm : relation.Theta;
            return relation.WagnerLength * relation.Theta / gain * 2 * Math.PI / period;
        }
        catch (Quantities.AnodyneException)
        {
            return 0;
        }
    }

    private static bool IsFilmLimited(PlatingCase problem, double wagner) => problem.Numerics.FilmLimit switch
    {
        FilmLimit.Always => problem.Mode != CurrentMode.Primary,
        FilmLimit.Never => false,
        _ => wagner > LeastWagner && problem.Protocol is null
            && problem.Cell.Interphase is { Heterogeneity.CoefficientOfVariation: > 0 } or { Dynamics: not null },
    };

    private void SayFilmLimit(List<string> warnings)
    {
        if (_filmLimitedSteps > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Film-limited: {_filmLimitedSteps} of {_steps + 1} states without a field (Wa = {_wagner:g3} for the longest wave). Largest difference from ")
                + string.Create(
                    CultureInfo.InvariantCulture, $"the full solution at the snapshots: {100 * _filmLimitedError:g2} % of the mean current density."));
        }
    }

    /// <summary>Solves the current of the film alone on the present facets.</summary>
    private void SolveFilmLimited(double currentDensity)
    {
        LoadTerms();
        var law = new DepositionLaw(_transport, _cell.Kinetics, _cell.Temperature, _terms, currentDensity);
        var facets = _front.Grid.Facets;
        var outside = _transport.FlatProfile(0, currentDensity);
        for (var e = 0; e < _front.Electrodes.Length; e++)
        {
            var electrode = _front.Electrodes[e];
            var scale = Math.Max(Math.Abs(electrode.TotalFlux), FluxFloor * _period);
            for (var iteration = 0; iteration < 60; iteration++)
            {
                double sum = 0, slope = 0;
                for (var f = 0; f < _front.Grid.FacetCount; f++)
                {
                    ref var facet = ref facets[f];
                    if (facet.Boundary != e || facet.Order < 0)
                    {
                        continue;
                    }

                    // The law with no way from the probes to the facet: the solution stands at the state of the flat front everywhere.
                    var way = facet.Resistance;
                    (facet.Resistance, facet.Probe) = (0, outside);
                    law.Evaluate(ref facet, f, electrode.Level);
                    (facet.Resistance, facet.Probe) = (way, outside + (facet.Flux * way));
                    sum += facet.Area * facet.Flux;
                    slope += facet.Area * facet.LevelSlope;
                }

                if (slope == 0 || Math.Abs(sum - electrode.TotalFlux) <= 1e-12 * scale)
                {
                    break;
                }

                electrode.Level -= (sum - electrode.TotalFlux) / slope;
            }
        }

        _isFieldSolved = false;
        _filmLimitedSteps++;
    }

    /// <summary>Root mean square difference between the solved current and that of the film alone, over the mean current density.</summary>
    private void CompareWithFilm(double currentDensity)
    {
        var facets = _front.Grid.Facets;
        var count = _front.Grid.FacetCount;
        var whole = facets.AsSpan(0, count).ToArray();
        var levels = Array.ConvertAll(_front.Electrodes, static electrode => electrode.Level);
        SolveFilmLimited(currentDensity);
        (_isFieldSolved, _filmLimitedSteps) = (true, _filmLimitedSteps - 1);
        double square = 0, length = 0;
        for (var f = 0; f < count; f++)
        {
            square += facets[f].Area * (facets[f].Flux - whole[f].Flux) * (facets[f].Flux - whole[f].Flux);
            length += facets[f].Area;
            facets[f] = whole[f];
        }

        for (var e = 0; e < levels.Length; e++)
        {
            _front.Electrodes[e].Level = levels[e];
        }

        _filmLimitedError = Math.Max(_filmLimitedError, Math.Sqrt(square / length) / Math.Abs(currentDensity));
    }
}
