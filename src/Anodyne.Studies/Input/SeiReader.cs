using Anodyne.Cells.Layers;
using Anodyne.Quantities.Dimensions;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>Reads the growth of the solid-electrolyte interphase; what is not given keeps the default of <see cref="SeiGrowth"/>.</summary>
internal static class SeiReader
{
    public static SeiGrowth Read(InputMapping mapping, ParameterSheet sheet, string prefix)
    {
        mapping.AllowOnly(
            "law", "initial thickness", "limiting share", "resistivity", "molar volume", "lithium per formula", "exchange current density", "potential",
            "transfer coefficient", "diffusivity", "concentration", "electronic conductivity", "rate constant", "tunneling distance", "tunneling decay",
            "share on fresh lithium",
            "area growth", "activation energy");
        var law = mapping.Choice(
            "law",
            ("reaction", SeiLaw.Reaction),
            ("solvent diffusion", SeiLaw.SolventDiffusion),
            ("interstitial diffusion", SeiLaw.InterstitialDiffusion),
            ("electron migration", SeiLaw.ElectronMigration),
            ("solvent reaction", SeiLaw.SolventReaction),
            ("tunneling", SeiLaw.Tunneling),
            ("combined", SeiLaw.Combined));
        var standard = new SeiGrowth { Law = law };
        double Take(string key, Dimension dimension, double ifAbsent) => sheet.TakeOptional(prefix, mapping, key, dimension) ?? ifAbsent;
        return mapping.Build(() => new SeiGrowth
        {
            Law = law,
            InitialThickness = Take("initial thickness", Dimension.Length, standard.InitialThickness),
            LimitingShare = Take("limiting share", Dimension.None, standard.LimitingShare),
            Resistivity = Take("resistivity", Dimension.Resistivity, standard.Resistivity),
            MolarVolume = Take("molar volume", Dimension.MolarVolume, standard.MolarVolume),
            LithiumPerFormula = Take("lithium per formula", Dimension.None, standard.LithiumPerFormula),
            ExchangeCurrent = Take("exchange current density", Dimension.CurrentDensity, standard.ExchangeCurrent),
            Potential = Take("potential", Dimension.Voltage, standard.Potential),
            TransferCoefficient = Take("transfer coefficient", Dimension.None, standard.TransferCoefficient),
            Diffusivity = Take("diffusivity", Dimension.Diffusivity, standard.Diffusivity),
            Concentration = Take("concentration", Dimension.Concentration, standard.Concentration),
            ElectronicConductivity = Take("electronic conductivity", Dimension.Conductivity, standard.ElectronicConductivity),
            RateConstant = Take("rate constant", Dimension.Velocity, standard.RateConstant),
            TunnelingDistance = Take("tunneling distance", Dimension.Length, standard.TunnelingDistance),
            TunnelingDecay = Take("tunneling decay", Dimension.Wavenumber, standard.TunnelingDecay),
            FreshShare = Take("share on fresh lithium", Dimension.None, standard.FreshShare),
            AreaPerPlated = Take("area growth", Dimension.None / Dimension.AmountPerArea, standard.AreaPerPlated),
            ActivationEnergy = Take("activation energy", Dimension.MolarEnergy, standard.ActivationEnergy),
        });
    }
}
