using System.Text;
using Anodyne.Instruments.Reading;
using Anodyne.Records;
using Anodyne.Records.Exchange;

namespace Anodyne.Instruments.Tests;

/// <summary>One small file of every format, written from the descriptions in docs/formats.md: what a clone without the real files tests the readers on, and what the fuzzer starts from.</summary>
internal static class FixtureCorpus
{
    public static IEnumerable<FileContent> All()
    {
        foreach (var version in new[] { 0, 2, 3, 11 })
        {
            var mpr = ModularFixture.Make(version, 6);
            yield return new FileContent(FormattableString.Invariant($"v{version}.mpr"), mpr.Bytes);
        }

        foreach (var file in NewareFixture.All())
        {
            yield return file;
        }

        yield return JetFixture.Make();
        foreach (var file in ZahnerFixture.All())
        {
            yield return file;
        }

        foreach ((var name, var text) in Texts)
        {
            yield return new FileContent(name, Encoding.Latin1.GetBytes(text));
        }

        yield return ArchiveFixture.Workbook();
        yield return ArchiveFixture.Zip();
        yield return ArchiveFixture.Gzip();
        using var stream = new MemoryStream();
        RecordBinary.Write(Record.Of([0, 1, 2.5], [3, 3.1, 3.2], [0.1, 0.1, -0.1]), stream);
        yield return new FileContent("record.anr", stream.ToArray());
    }

    /// <summary>Every fixture with the format that it must be recognized as and the number of rows of its first record.</summary>
    public static readonly Dictionary<string, (string Format, int Rows)> Expected = new()
    {
        ["v0.mpr"] = ("BioLogic mpr", 6), ["v2.mpr"] = ("BioLogic mpr", 6), ["v3.mpr"] = ("BioLogic mpr", 6), ["v11.mpr"] = ("BioLogic mpr", 6),
        ["v8.nda"] = ("Neware nda", 3), ["v22.nda"] = ("Neware nda", 3), ["v29.nda"] = ("Neware nda", 3), ["v130-91.nda"] = ("Neware nda", 3), ["v130-90.nda"] = ("Neware nda", 3),
        ["v2.ndax"] = ("Neware ndax", 3), ["v5.ndax"] = ("Neware ndax", 3), ["v11.ndax"] = ("Neware ndax", 4), ["v14.ndax"] = ("Neware ndax", 4), ["v16.ndax"] = ("Neware ndax", 4), ["v17.ndax"] = ("Neware ndax", 4),
        ["arbin.res"] = ("Arbin res", 3), ["a.ism"] = ("Zahner Thales", 3), ["a.isw"] = ("Zahner Thales", 2), ["a.isc"] = ("Zahner Thales", 3),
        ["a.mpt"] = ("BioLogic mpt", 2), ["a.mps"] = ("BioLogic settings", 0), ["neware.csv"] = ("Neware csv", 2), ["arbin.csv"] = ("Arbin csv", 2), ["arbin_Metadata.csv"] = ("Arbin metadata", 0),
        ["a.bdf.csv"] = ("BDF csv", 3), ["machine.bdf.csv"] = ("BDF csv", 2), ["maccor.txt"] = ("Maccor text", 2), ["maccor.041"] = ("Maccor impedance", 2), ["novonix.csv"] = ("Novonix csv", 2),
        ["pec.csv"] = ("PEC csv", 2), ["basytec.txt"] = ("Basytec text", 2), ["ivium.txt"] = ("Ivium text", 2), ["a.idf"] = ("Ivium idf", 3), ["a.ids"] = ("Ivium idf", 2), ["a.dta"] = ("Gamry DTA", 2), ["a.z"] = ("ZPlot z", 2),
        ["autolab.txt"] = ("Autolab text", 2), ["chi.txt"] = ("CH Instruments text", 2), ["a.par"] = ("VersaStudio par", 2), ["a.dfr"] = ("Eco Chemie", 2), ["a.P00"] = ("Eco Chemie", 2), ["a.i2b"] = ("Elchemea i2b", 3),
        ["relaxis.txt"] = ("RelaxIS text", 2), ["origin.csv"] = ("Origin csv", 2), ["plain.csv"] = ("plain table", 3), ["cv.txt"] = ("plain table", 2), ["bare.csv"] = ("bare spectrum", 14), ["a.xlsx"] = ("Arbin xlsx", 2),
        ["a.zip"] = ("ZPlot z (zip)", 2), ["a.gz"] = ("BDF csv", 3), ["record.anr"] = ("Anodyne anr", 3),
    };

    private static readonly (string Name, string Text)[] Texts =
    [
        ("a.mpt", "EC-Lab ASCII FILE\r\nNb header lines : 8\r\n\r\nGalvanostatic Cycling\r\n\r\nDevice : VMP3 (SN 1)\r\nAcquisition started on : 01/02/2024 03:04:05.678\r\n"
            + "mode\tox/red\terror\ttime/s\tdq/mA.h\tEwe/V\tI Range\t\r\n1\t1\t0\t0,0E+000\t0,0E+000\t3,1E+000\t10\r\n1\t1\t0\t1,0E+001\t2,0E-003\t3,2E+000\t10\r\n"),
        ("a.mps", "EC-LAB SETTING FILE\r\n\r\nDevice : VSP\r\n\r\nTechnique : 1\r\nOpen Circuit Voltage\r\ntR (h:m:s)          0:05:0.0000         \r\n"),
        ("neware.csv", "DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(mA),Voltage(V),Capacity(mAh),Chg. Cap.(mAh),DChg. Cap.(mAh),Date\n"
            + "1,1,1,CC Chg,00:00:00.000,00:00:00.000,1.5,3.1,0,0,0,2024-01-02 03:04:05.678\n2,1,1,CC Chg,00:00:10.000,00:00:10.000,1.5,3.2,0.004,0.004,0,2024-01-02 03:04:15.678\n"),
        ("arbin.csv", "Data_Point,Test_Time(s),Date_Time,Step_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V),Charge_Capacity(Ah),Discharge_Capacity(Ah)\n"
            + "1,0.5,2010-08-17 14:30:36,0.5,1,1,0.0,3.26,0,0\n2,1.5,45131.5,1.5,1,1,0.5,3.27,0.1,0\n"),
        ("arbin_Metadata.csv", ",Test_ID,Device_ID,IV_Ch_ID,First_Start_DateTime\n0,144,60369369,32,1494377253\n"),
        ("a.bdf.csv", "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step Type\n0,3.1,0.1,6.283185307179586,CC_CHG\n1,3.2,0.1,6.283185307179586,CC_CHG\n1,3.0,-0.1,12.566370614359172,CC_DCH\n"),
        ("machine.bdf.csv", "test_time_second,voltage_volt,current_ampere,step_index\n0.02,2.9,0.0000,1\n15.02,2.8,-0.0001,2\n"),
        ("maccor.txt", "Name:\ta.081\nStarted\t06/05/2021 11:23:46\n\nRec\tCycle P\tCycle C\tStep\tTestTime\tStepTime\tCap. [Ah]\tEner. [Wh]\tCurrent [A]\tVoltage [V]\tMd\tES\tDPT Time\n\n"
            + "1\t0\t1\t1\t0,000000\t0,000000\t0,0\t0,0\t0,001\t0,1377\tC\t0\t06/05/2021 11:23:46\n2\t0\t1\t2\t1,000000\t1,000000\t0,1\t0,1\t0,001\t0,1385\tD\t1\t06/05/2021 11:24:46\n"),
        ("maccor.041", "MACCOR, INC.    AC Impedance Test\nLine 1\n\nFreq(Hz)\tPolar(V)\ttime(sec)\tZ'(a)\tZ''(b)\tPhase_Angle\tZ-Mag\tC(F)\n\n1000.0\t6283.1\t1.0\t1.5\t-2.5\t-59\t2.9\t0\n100.0\t628.3\t2.0\t2.5\t-3.5\t-54\t4.3\t0\n"),
        ("novonix.csv", "[Summary]\nNovonix UHPC data file\nChannel: 01\nCapacity (Ah): 5\nStarted: 2025-07-19 15:26:20\nVersion: 2.13.0\n[End Summary]\n[Data]\n"
            + "Date and Time,Cycle Number,Step Type,Run Time (h),Step Time (h),Current (A),Potential (V),Capacity (Ah),Temperature (°C)\n2025-07-19 3:26:20 PM,0,1,0.0,0.0,0.5,3.5,0.0,25\n2025-07-19 3:26:30 PM,0,1,0.1,0.1,0.5,3.6,0.05,25\n"),
        ("pec.csv", "Request Year:,2026\nTest:,25209\nTestRegime Name:,OCV\nTest,Cell,Rack,Shelf,Position,Cell ID,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Seconds),Real Time,Voltage (V),Current (A),Charge Capacity (mAh)\n"
            + "25209,1,A,1,1,x,0,Idle,0,00:00:00.002,0.002,01/09/2026 15:08:38,3.75,-6E-06,0\n25209,1,A,1,1,x,0,Idle,0,00:00:01.000,1,01/09/2026 15:08:39,3.75,-1E-06,0\n"),
        ("basytec.txt", "~Resultfile from Basytec Battery Test System\n~Start of Test: 19.06.2023 17:56:53\n~\n~Time[s]\tDataSet\tLine\tCommand\tU[V]\tI[A]\tAh[Ah]\n0\t1\t3\tPause\t3.5\t0\t0\n1.5\t2\t4\tCharge\t3.6\t0.5\t0.1\n"),
        ("ivium.txt", "time /s\tI /mA\tE /V\n0.0\t1.0\t3.0\n60.0\t1.0\t3.1\n"),
        ("a.idf", "\u0001\u0002QR=1\nTechnique=Impedance\nserialnumber=1\nprimary_data    \n3         \n3        \n1.09E+02  -2.6E+01\t1.0E+04 \n1.12E+02  -3.5E+01\t7.2E+03 \n1.17E+02  -4.6E+01\t5.2E+03 \nend\n"),
        ("a.ids", "QR=QR\r\nMethod=Transients\r\nTechnique=ChronoAmperometry\r\nprimary_data    \r\n3         \r\n2        \r\n0  1.0E-03\t3.1 \r\n1  1.1E-03\t3.2 \r\nQR=QR\r\nMethod=CyclicVoltammetry\r\nprimary_data    \r\n2    \r\n2    \r\n0.1 1e-3\r\n0.2 2e-3\r\n"),
        ("a.dta", "EXPLAIN\r\nTAG\tCV\r\nTITLE\tLABEL\tx\tTest\r\nDATE\tLABEL\t3/6/2019\tDate\r\nTIME\tLABEL\t16:35:22\tTime\r\nAREA\tQUANT\t1.5\tArea\r\nCURVE1\tTABLE\t2\r\n\tPt\tT\tVf\tIm\tOver\r\n\t#\ts\tV vs. Ref.\tA\tbits\r\n"
            + "\t0\t0.1\t4.9E-001\t7.8E-009\t...\r\n\t1\t0.2\t4.8E-001\t5.3E-009\t...\r\nEXPERIMENTABORTED\tTOGGLE\tT\tAborted\r\n"),
        ("a.z", "ZPLOT2 ASCII\n  Date:                       10-12-2018\n  Time:                       12:32:21\n  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange\nEnd Comments\n"
            + "1.0E+04\t0\t0\t1.5\t1.09E+02\t-2.6E+01\t0\t0\t0\n1.0E+03\t0\t0\t2.5\t1.2E+02\t-3.6E+01\t0\t0\t0\n"),
        ("autolab.txt", "\"Z60W Data File: Version 1.1\"\n\"\"\n0,2,0\n2\n\"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range\"\n10000,0,0,0,0.0138,0.0072,0,0,0\n1000,0,0,0,0.0145,-0.0013,0,0,0\n"),
        ("chi.txt", "Feb. 20, 2020   15:55:08\nA.C. Impedance\nInstrument Model:  CHI660E\n\nInit E (V) = 0\n\nFreq/Hz, Z'/ohm, Z\"/ohm, Z/ohm, Phase/deg\n\n9.961e+4, 9.891e+1, -2.748e+0, 9.894e+1, -1.6\n1.0e+3, 9.9e+1, 1.6e+0, 9.9e+1, 0.9\n"),
        ("a.par", "<Application>\nName=VersaStudio\n</Application>\n<Segment1>\nType=2\nDefinition=Segment #, Point #, E(V), I(A), Elapsed Time(s), Frequency(Hz), Z Real, Z Imag\n0,0,0.1,1e-3,0.5,1000,55.3,4.5\n0,1,0.1,1e-3,1.5,100,60.3,-4.5\n</Segment1>\n"),
        ("a.dfr", "VERSION8.0\n 2\n 1\n 10000.0\n 109.0\n 26.5\n 0.0\n 0.0\n 0.0\n 0.0\n 0.0\n 0.0\n 1000.0\n 119.0\n 36.5\n 0.0\n 0.0\n 0.0\n 0.0\n 0.0\n 0.0\n"),
        ("a.P00", "Procedure : x\nsome\nt =  1.0 s\n f/Hz       \t Z'/Ohm     \t -Z''/Ohm   \t time/s    \t\n 2 \n 10.000e+03\t 10.900e+01\t 26.556e+00\t 59.300e+00\t\n 10.0e+02\t 11.210e+01\t 35.166e+00\t 59.300e+00\t\n"),
        ("a.i2b", "Some notes\nmore\n\n3\n10000.0 109.0 -26.5\n1000.0 112.0 -35.1\n100.0 116.9 -46.4\n"),
        ("relaxis.txt", "RelaxIS 3.0 Spectrum export\nDate: 12/16/2025 2:29:15 PM\nData: Frequency\tData: Z'\tData: Z''\tData: |Z|\tData: Theta (Z)\nDC=0\tModel\n0.1\t100.5\t-50.5\t112\t-26\n1\t90.5\t-40.5\t99\t-24\n"),
        ("origin.csv", "Test Time,Voltage,Step Type,Ramp\ns,V,,\ntime/s,Ewe/V,mode,ramp\n0,3.1,CC,1\n1,3.2,CC,\n"),
        ("plain.csv", "key,frequency_hz,z_re_ohm,z_im_ohm\n0,1000,1.5,-0.5\n0,100,2.5,-1.5\n1,1000,1.6,-0.6\n"),
        ("cv.txt", "Potential applied (V)\tTime (s)\tWE(1).Current (A)\tWE(1).Potential (V)\tScan\n0.998\t42.68\t-1.0E-07\t0.999\t3\n0.996\t42.70\t-1.04E-07\t0.997\t3\n"),
        ("bare.csv", string.Concat(Enumerable.Range(0, 14).Select(static i => FormattableString.Invariant($"{1000 / Math.Pow(2, i)},{1 + i},{-i}\n")))),
    ];
}
