using Anodyne.Quantities.Validation;

namespace Anodyne.Cycling.Model;

/// <summary>How finely a cell is divided. Every count is of intervals; nodes lie on the boundaries of layers, electrodes and particles.</summary>
public sealed record MeshOptions
{
    /// <summary>The default: within 1 mV of the fine mesh up to 2C.</summary>
    public static MeshOptions Default { get; } = new();

    /// <summary>A mesh for reference results.</summary>
    public static MeshOptions Fine { get; } = new() { Layer = 40, Electrode = 90, Particle = 60 };

    /// <summary>
    /// Intervals of each layer between the electrodes, at least 2. The default serves layers up to 0.1 mm; a thicker one takes more of them, graded to its
    /// ends, so that Sand's time is met within 0.5 % (<see cref="OfLayer"/>).
    /// </summary>
    public int Layer { get; init => field = (int)Require.Between(value, 2, 5000, "intervals of a layer", "1"); } = 20;

    /// <summary>Intervals of each porous electrode, at least 2.</summary>
    public int Electrode { get; init => field = (int)Require.Between(value, 2, 5000, "intervals of an electrode", "1"); } = 30;

    /// <summary>Intervals along the radius of a particle, at least 2.</summary>
    public int Particle { get; init => field = (int)Require.Between(value, 2, 2000, "intervals of a particle", "1"); } = 20;

    /// <summary>Grading towards the ends of layers and electrodes, 0 (uniform) to 0.95; the end interval is (1 - grading) of the middle one, about.</summary>
    public double Grading { get; init => field = Require.Between(value, 0, 0.95, "grading of the layers", "1"); } = 0.2;

    /// <summary>Grading of the particle towards its surface, 0 (uniform) to 0.95.</summary>
    public double ParticleGrading { get; init => field = Require.Between(value, 0, 0.95, "grading of the particles", "1"); } = 0.8;

    /// <summary>Nodes of a layer from its beginning, m.</summary>
    /// <param name="thickness">Thickness of the layer, m.</param>
    public double[] OfLayer(double thickness)
    {
        const double Thin = 1e-4;
        var deep = thickness > Thin && Layer == Default.Layer && Grading == Default.Grading;
        return deep
            ? Model.Grading.BothEnds(thickness, Layer * Math.Min(8, 3 + (int)Math.Log2(thickness / Thin)), 0.95)
            : Model.Grading.BothEnds(thickness, Layer, Grading);
    }

    /// <summary>Every count times a factor.</summary>
    public MeshOptions Refined(double factor) => this with
    {
        Layer = (int)Math.Round(Layer * factor),
        Electrode = (int)Math.Round(Electrode * factor),
        Particle = (int)Math.Round(Particle * factor),
    };
}
