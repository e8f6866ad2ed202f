namespace Anodyne.Studies.Cycles;

/// <summary>The commented starting file of <c>anodyne new cycle</c>; it runs as it is.</summary>
public static class CycleTemplate
{
    /// <summary>The text.</summary>
    public const string Text = """
        # A cell simulation. Run it with: anodyne cycle cell.yaml
        name: my cell
        area: 1.54 cm2
        temperature: 25 degC

        # "use: xu2019" takes a published cell (xu2019: Li||NMC532, chen2020: graphite||NMC811, marquis2019: graphite||LCO)
        # and replaces what is given below. Without it, everything below is needed.
        use: xu2019

        # negative:                      # a metal electrode: lithium foil, or a bare collector
        #   lithium: 50 um               # a thickness, "unlimited", or "none" (anode-free, Li||Cu)
        #   kinetics:
        #     exchange current density: 2 mA/cm2
        #   interphase:
        #     placement: conformal
        #     areal resistance: 50 ohm cm2
        #   collector: {nucleation overpotential: 40 mV}
        #   sei growth: {law: solvent diffusion, share on fresh lithium: 1 %}
        #   dead lithium: {stripping share: 1 %}
        # positive:                      # a porous electrode
        #   material: NMC811             # LFP, NMC532, NMC622, NMC811, LCO
        #   thickness: 60 um
        #   porosity: 0.3
        #   active fraction: 0.6
        #   particle radius: 4 um
        #   conductivity: 1 S/m
        #   initial stoichiometry: 0.9

        protocol:
          - Discharge at C/2 until 3.5 V
          - Rest for 10 minutes
          - repeat: 2
            steps:
              - Charge at C/2 until 4.2 V
              - Hold at 4.2 V until C/20
              - Discharge at 1C until 3.5 V
          - EIS from 100 kHz to 10 mHz with 10 points per decade

        """;
}
