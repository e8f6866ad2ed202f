using Anodyne.Instruments.Reading;

namespace Anodyne.Instruments.BioLogic.Modular;

/// <summary>The module "VMP loop": number of entries u32, then the row (u32) at which each loop begins; the last entry is the number of rows.</summary>
internal static class LoopModule
{
    /// <summary>The loop number (0-based) of each row; null if the entries do not ascend from 0 to the number of rows.</summary>
    public static int[]? LoopOfRow(BinaryWindow content, int rows)
    {
        if (content.Length < 8)
        {
            return null;
        }

        long entries = content.U32(0);
        if (entries < 2 || 4 + (entries * 4) > content.Length)
        {
            return null;
        }

        var loops = new int[rows];
        long begin = content.U32(4);
        if (begin != 0)
        {
            return null;
        }

        for (var loop = 0; loop + 1 < entries; loop++)
        {
            long end = content.U32(8 + (loop * 4));
            if (end < begin || end > rows)
            {
                return null;
            }

            loops.AsSpan((int)begin, (int)(end - begin)).Fill(loop);
            begin = end;
        }

        return begin == rows ? loops : null;
    }
}
