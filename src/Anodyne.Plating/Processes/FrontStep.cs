namespace Anodyne.Plating.Processes;

/// <summary>One time step as the processes see and shape it.</summary>
internal sealed class FrontStep
{
    /// <summary>Length of the step, s.</summary>
    public double Length { get; set; }

    /// <summary>Length of the step before, s; 0 at the start and after a change of topology: then nothing is known of how fields change in time.</summary>
    public double Before { get; set; }

    /// <summary>True if what the step before left makes this one second order in time.</summary>
    public bool IsSecondOrder => Before > 0;
}
