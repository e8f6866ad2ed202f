using System.Buffers.Binary;
using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.Neware.Ndax;

/// <summary>
/// The part of kind 7 (versions 11 to 17), one record a step that was run: cycle u32 (from 0), number in the program u32, 16 bytes, state u8, then 12 bytes
/// (versions 11, 14) or 75 bytes (16, 17).
/// </summary>
internal sealed class StepList
{
    public List<(int Cycle, int StepId, int State)> Steps { get; } = [];

    public static StepList Read(NdcPart part)
    {
        var length = part.Version switch { 11 or 14 => 37, 16 or 17 => 100, _ => throw part.Unknown().Refuse() };
        var list = new StepList();
        part.ForEach(length, (record, _) =>
        {
            var id = BinaryPrimitives.ReadInt32LittleEndian(record[4..]);
            if (id == 0)
            {
                return;
            }

            var state = StepStates.Code(record[24]);
            if (state < 0)
            {
                throw Refusal.Unknown(part.Unknown().File, 0, "The state of a step is not known", FormattableString.Invariant($"{record[24]}"),
                    "the states listed in docs/formats.md");
            }

            list.Steps.Add((BinaryPrimitives.ReadInt32LittleEndian(record) + 1, id, state));
        });
        return list;
    }
}
