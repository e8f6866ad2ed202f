namespace Anodyne.Cells.Electrolytes;

/// <summary>A property of an electrolyte as a function of salt concentration (mol/m3) and temperature (K), with its slope in the concentration.</summary>
public abstract record ElectrolyteFunction
{
    /// <summary>The property in its SI unit.</summary>
    /// <param name="concentration">Salt concentration, mol/m3.</param>
    /// <param name="temperature">Temperature, K.</param>
    public abstract double Value(double concentration, double temperature);

    /// <summary>The derivative of the property in the concentration, SI unit per (mol/m3).</summary>
    /// <param name="concentration">Salt concentration, mol/m3.</param>
    /// <param name="temperature">Temperature, K.</param>
    public abstract double Slope(double concentration, double temperature);

    /// <summary>True if the property does not depend on the concentration (it may depend on the temperature).</summary>
    public virtual bool IsConstant => false;

    /// <summary>Where the property holds: where its source measured it; null: not stated.</summary>
    public virtual FitRange? Range { get; init; }

    /// <summary>A property that does not depend on the concentration.</summary>
    public static implicit operator ElectrolyteFunction(double value) => new ConstantFunction(value);

    /// <summary>A property that does not depend on the concentration (for languages without conversions).</summary>
    public static ElectrolyteFunction FromDouble(double value) => new ConstantFunction(value);
}
