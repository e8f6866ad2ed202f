using Anodyne.Cycling;
using Anodyne.Quantities;
using Anodyne.Quantities.Documents;

namespace Anodyne.Studies.Input;

/// <summary>Reads the growth of the solid-electrolyte interphase; what is not given keeps the default of <see cref="SeiGrowth"/>.</summary>
internal static class SeiReader
{
    public static SeiGrowth Read(InputMapping mapping)
    {
        mapping.AllowOnly(
            "law", "initial thickness", "limiting share", "resistivity", "molar volume", "lithium per formula", "exchange current density", "potential",
            "transfer coefficient", "diffusivity", "concentration", "electronic conductivity", "rate constant", "tunneling distance", "tunneling decay", "share on fresh lithium",
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
        return mapping.Build(() => new SeiGrowth
        {
            Law = law,
            InitialThickness = mapping.Quantity("initial thickness", Dimension.Length, standard.InitialThickness),
            LimitingShare = mapping.Quantity("limiting share", Dimension.None, standard.LimitingShare),
            Resistivity = mapping.Quantity("resistivity", Dimension.Resistivity, standard.Resistivity),
            MolarVolume = mapping.Quantity("molar volume", Dimension.MolarVolume, standard.MolarVolume),
            LithiumPerFormula = mapping.Quantity("lithium per formula", Dimension.None, standard.LithiumPerFormula),
            ExchangeCurrent = mapping.Quantity("exchange current density", Dimension.CurrentDensity, standard.ExchangeCurrent),
            Potential = mapping.Quantity("potential", Dimension.Voltage, standard.Potential),
            TransferCoefficient = mapping.Quantity("transfer coefficient", Dimension.None, standard.TransferCoefficient),
            Diffusivity = mapping.Quantity("diffusivity", Dimension.Diffusivity, standard.Diffusivity),
            Concentration = mapping.Quantity("concentration", Dimension.Concentration, standard.Concentration),
            ElectronicConductivity = mapping.Quantity("electronic conductivity", Dimension.Conductivity, standard.ElectronicConductivity),
            RateConstant = mapping.Quantity("rate constant", Dimension.Velocity, standard.RateConstant),
            TunnelingDistance = mapping.Quantity("tunneling distance", Dimension.Length, standard.TunnelingDistance),
            TunnelingDecay = mapping.Quantity("tunneling decay", Dimension.Wavenumber, standard.TunnelingDecay),
            FreshShare = mapping.Quantity("share on fresh lithium", Dimension.None, standard.FreshShare),
            AreaPerPlated = mapping.Quantity("area growth", Dimension.None / Dimension.AmountPerArea, standard.AreaPerPlated),
            ActivationEnergy = mapping.Quantity("activation energy", Dimension.MolarEnergy, standard.ActivationEnergy),
        });
    }
}
