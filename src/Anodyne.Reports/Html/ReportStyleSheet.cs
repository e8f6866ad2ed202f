namespace Anodyne.Reports.Html;

/// <summary>The style sheet of reports: light, narrow enough to read, fit for paper.</summary>
internal static class ReportStyleSheet
{
    public const string Css = """
        :root { --ink: #1a1a1a; --soft: #5b6470; --rule: #d4d8dd; --wash: #f5f7f9; --flag: #a03e00; --flagwash: #fdf3ec; --good: #00664a; --link: #005b8f; }
        * { box-sizing: border-box; }
        html { background: #fff; }
        body { margin: 0 auto; padding: 12mm 9mm 20mm; max-width: 208mm; color: var(--ink);
          font: 15px/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
        header { border-bottom: 2px solid var(--ink); padding-bottom: 5mm; margin-bottom: 6mm; }
        .kind { color: var(--soft); font-size: 12px; letter-spacing: .06em; text-transform: uppercase; margin: 0 0 1mm; }
        h1 { font-size: 27px; line-height: 1.2; margin: 0 0 2mm; font-weight: 700; }
        h2 { font-size: 19px; line-height: 1.3; margin: 11mm 0 3mm; padding-top: 2mm; border-top: 1px solid var(--rule); break-after: avoid; }
        h3 { font-size: 15px; margin: 6mm 0 1.5mm; break-after: avoid; }
        h2 .n { color: var(--soft); font-weight: 400; margin-right: .5em; }
        p { margin: 0 0 2.5mm; max-width: 165mm; }
        .question { font-size: 16.5px; color: var(--soft); max-width: 165mm; margin: 0; }
        .summary { background: var(--wash); border-left: 3px solid var(--ink); padding: 4mm 5mm 2.5mm; margin: 0 0 6mm; break-inside: avoid; }
        .summary h2 { border: 0; margin: 0 0 2mm; padding: 0; font-size: 16px; }
        nav { font-size: 13px; color: var(--soft); columns: 2; margin: 0 0 4mm; }
        nav a { color: var(--link); text-decoration: none; display: block; padding: .3mm 0; }
        figure { margin: 4mm 0 6mm; break-inside: avoid; }
        figure svg { display: block; max-width: 100%; height: auto; }
        figcaption, caption { font-size: 12.5px; line-height: 1.42; color: #333; max-width: 174mm; }
        figcaption { margin-top: 1.5mm; }
        figcaption b, caption b { color: var(--ink); }
        .scroll { overflow-x: auto; margin: 3mm 0 6mm; }
        table { border-collapse: collapse; font-size: 12.5px; line-height: 1.38; min-width: 50%; border-bottom: 1.2px solid var(--ink); }
        caption { text-align: left; caption-side: top; padding-bottom: 1.5mm; }
        thead th { border-top: 1.2px solid var(--ink); border-bottom: .8px solid var(--ink); text-align: left; vertical-align: bottom; font-weight: 600;
          padding: 1.1mm 2.2mm; }
        td { border-top: .5px solid var(--rule); padding: .9mm 2.2mm; vertical-align: top; }
        td:first-child { min-width: 26mm; }
        tr { break-inside: avoid; }
        th.num, td.num { text-align: right; font-variant-numeric: tabular-nums; } td.num { white-space: nowrap; }
        table.wide { font-size: 12px; } table.wide th, table.wide td { padding-left: 1.3mm; padding-right: 1.3mm; }
        td.small { font-size: 11.5px; color: var(--soft); min-width: 32mm; max-width: 85mm; overflow-wrap: anywhere; }
        td.flag { color: var(--flag); max-width: 85mm; }
        td.good { color: var(--good); }
        .note { border-left: 3px solid var(--flag); background: var(--flagwash); padding: 2.5mm 4mm; margin: 3mm 0 4mm; max-width: 174mm; break-inside: avoid; }
        pre { background: var(--wash); border: 1px solid var(--rule); padding: 2.5mm 3.5mm;
          font: 12.5px/1.45 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 174mm; }
        code { font: .9em ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; background: var(--wash); padding: 0 .25em; }
        ul { padding-left: 1.2em; margin: 0 0 3mm; max-width: 165mm; } li { margin-bottom: 1mm; }
        sup, sub { line-height: 0; font-size: .72em; }
        details { margin: 2mm 0 4mm; } summary { cursor: pointer; color: var(--link); font-size: 13px; }
        footer { margin-top: 10mm; padding-top: 3mm; border-top: 1px solid var(--rule); font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
        @media print {
          @page { size: A4; margin: 14mm 14mm 16mm; }
          body { padding: 0; max-width: none; font-size: 10pt; }
          nav { display: none; } h2 { margin-top: 7mm; } .scroll { overflow: visible; }
          details::details-content { content-visibility: visible; block-size: auto; display: block; }
          details > * { display: block; } details summary { display: none; }
          table { font-size: 8pt; } figcaption, caption { font-size: 8.5pt; } td.small { font-size: 7.5pt; }
        }
        """;
}
