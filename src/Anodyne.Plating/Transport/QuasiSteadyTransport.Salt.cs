namespace Anodyne.Plating.Transport;

/// <content>The salt and the state of the far plane that its amount fixes.</content>
internal sealed partial class QuasiSteadyTransport
{
    public (double Concentration, double Slope) SaltOf(double u) => _map.Salt(u / Scale + Base);

    public double Porosity(double from, double to)
    {
        double sum = 0;
        double bottom = 0;
        for (var l = 0; l < _thickness.Length; l++)
        {
            var top = l + 1 < _thickness.Length ? bottom + _thickness[l] : double.PositiveInfinity;
            sum += _porosity[l] * Math.Max(0, Math.Min(to, top) - Math.Max(from, l == 0 ? double.NegativeInfinity : bottom));
            bottom = top;
        }

        return sum / (to - from);
    }

    public bool Update(double currentDensity)
    {
        if (!ClosesOnField || _drop is not { } last)
        {
            return UpdateFlat(currentDensity);
        }

        // Of a flat front half of the change of the drop: its mean stays. The field closes the rest.
        var drop = Drop(currentDensity);
        _drop = drop;
        SetPlate(PlateValue + 0.5 * (drop - last));
        return PlateValue - drop > 0;
    }

    public void SetPlate(double value)
    {
        PlateValue = Math.Clamp(value, 1e-9 * _electrolyte.At(_rest), 0.99 * _electrolyte.At(ConcentratedMap.HighestShare * _rest));
        TakePlate();
    }

    /// <summary>Closes the salt inventory, and fixes the offset of the potential in a planar-outside layer.</summary>
    public bool UpdateFlat(double currentDensity)
    {
        var drop = Drop(currentDensity);
        if (_conservesSalt)
        {
            var closes = drop <= _electrolyte.At(ConcentratedMap.HighestShare * _rest) && CloseInventory(currentDensity, drop);
            if (!closes && ClosesOnField)
            {
                // A start for the field: a flat front at its limit has about twice the rest concentration at the plate.
                PlateValue = drop > 0 ? _electrolyte.At(2 * _rest) : 1e-9 * _electrolyte.At(_rest);
            }

            if (!closes && !ClosesOnField)
            {
                return false;
            }
        }

        _drop = drop;
        TakePlate();
        var atFront = PlateValue - drop;
        if (_electrolyte.CanDeplete && atFront <= 0)
        {
            return false;
        }

        if (_planar is not null)
        {
            var face = _electrolyte.State(atFront);
            _faceSlope = face.PotentialSlope;
            PotentialOffset = face.Potential + face.PotentialSlope * drop;
        }

        return true;
    }

    private double Drop(double currentDensity)
    {
        double drop = 0;
        for (var l = 0; l < _thickness.Length; l++)
        {
            drop += currentDensity * _thickness[l] / _conductivity[l];
        }

        return drop;
    }

    private void TakePlate()
    {
        var plate = _electrolyte.State(PlateValue);
        PlateConcentration = plate.Concentration;
        PlatePotential = plate.Potential;
    }

    /// <summary>
    /// Newton iteration for P at the counter electrode such that the salt between the mean front and it is what it was at rest. The profile is the flat
    /// one, c(P_plate - j sum d/s): four-point Gauss-Legendre on eight parts a layer, exact where c is linear in P.
    /// </summary>
    private bool CloseInventory(double currentDensity, double drop)
    {
        ReadOnlySpan<double> points = [-0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526];
        ReadOnlySpan<double> weights = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538];
        double target = 0;
        for (var l = 0; l < _thickness.Length; l++)
        {
            target += _porosity[l] * _thickness[l] * _rest;
        }

        for (var iteration = 0; iteration < 60; iteration++)
        {
            if (PlateValue - drop <= 0)
            {
                PlateValue = drop * (1 + 1e-12) + 1e-300;
            }

            double salt = 0;
            double slope = 0;
            var p = PlateValue;
            for (var l = _thickness.Length - 1; l >= 0; l--)
            {
                var part = currentDensity * _thickness[l] / _conductivity[l] / 8;
                for (var s = 0; s < 8; s++)
                {
                    for (var g = 0; g < 4; g++)
                    {
                        var state = _electrolyte.State(p - part * (0.5 + 0.5 * points[g]));
                        var w = 0.5 * weights[g] * _porosity[l] * _thickness[l] / 8;
                        salt += w * state.Concentration;
                        slope += w * state.ConcentrationSlope;
                    }

                    p -= part;
                }
            }

            SaltError = Math.Abs(salt / target - 1);
            if (SaltError < 1e-15)
            {
                return true;
            }

            var change = (target - salt) / slope;
            PlateValue += change;
            if (PlateValue - drop <= 0)
            {
                return false;
            }

            if (Math.Abs(change) <= 1e-15 * PlateValue)
            {
                return true;
            }
        }

        return SaltError < 1e-10;
    }
}
