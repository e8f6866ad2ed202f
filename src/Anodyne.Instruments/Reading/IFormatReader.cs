namespace Anodyne.Instruments.Reading;

/// <summary>Reads one file format. A reader has no state; one instance serves all threads.</summary>
public interface IFormatReader
{
    /// <summary>Name of the format ("BioLogic mpr").</summary>
    string Format { get; }

    /// <summary>True if the content (never only the name) is of this format. Must not throw and must be cheap: it sees every file.</summary>
    bool Recognizes(FileContent file);

    /// <summary>Reads a recognized file.</summary>
    /// <exception cref="Quantities.InputException">The file is broken.</exception>
    /// <exception cref="Quantities.UnknownVersionException">The format's version, a column identifier or a flag is not known.</exception>
    InstrumentFile Read(FileContent file);
}
