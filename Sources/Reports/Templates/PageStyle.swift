/// The style of a report: light, dark and print, without anything from a network.
enum PageStyle {
  /// The style sheet.
  static let css = """
    :root{--ink:#1b1f24;--soft:#57606a;--paper:#fff;--line:#d0d7de;--shade:#f6f8fa;--accent:#0b57d0;--mark:#b3261e;
    --note:#fff4d6;--noteInk:#4d3800}
    @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--paper:#11151a;--line:#39424c;--shade:#1a2027;
    --accent:#8ab4f8;--mark:#ff9d94;--note:#3d3000;--noteInk:#ffe9a8}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:76rem;padding:1.5rem;color:var(--ink);background:var(--paper);
    font:1rem/1.55 "Times New Roman",Tinos,"Liberation Serif",serif}
    h1{font-size:1.7rem;line-height:1.25;margin:.5rem 0}
    h2{font-size:1.3rem;margin:2.2rem 0 .6rem;padding-bottom:.2rem;border-bottom:1px solid var(--line)}
    h3{font-size:1.1rem;margin:1.4rem 0 .3rem}
    h4{font-size:1rem;margin:.7rem 0 .1rem}
    p,ul,ol{margin:.4rem 0 .7rem;max-width:60rem}
    article p{margin:.1rem 0 .4rem}
    a{color:var(--accent)}
    a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-999rem}
    .skip:focus{position:static}
    .banner{background:var(--note);color:var(--noteInk);border:1px solid var(--line);padding:.6rem .8rem;font-weight:bold}
    .subtitle{font-size:1.15rem;color:var(--soft)}
    .remark{color:var(--soft);font-style:italic}
    .steps li{margin:.35rem 0}
    .scroll{overflow-x:auto;margin:.8rem 0}
    table{border-collapse:collapse;font-size:.92rem;line-height:1.35;width:100%}
    caption{text-align:left;font-weight:bold;padding:.3rem 0}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    th,td{border:1px solid var(--line);padding:.25rem .45rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;
    min-width:4.5rem}
    thead th{background:var(--shade);overflow-wrap:break-word}
    tbody th{font-weight:normal;min-width:9rem}
    .n{text-align:right;font-variant-numeric:tabular-nums}
    td.n{white-space:nowrap}
    .bar{display:block;width:8rem;height:.9rem}
    .bar .range{stroke:var(--accent);stroke-width:2}
    .bar .estimate{fill:var(--accent)}
    .bar .now{stroke:var(--mark);stroke-width:1.5}
    .unit{border:1px solid var(--line);padding:.2rem 1rem .6rem;margin:1rem 0}
    .chart{margin:1rem 0;border:1px solid var(--line);padding:.6rem .8rem;break-inside:avoid}
    .plot{width:100%}
    figcaption{font-weight:bold;margin-bottom:.4rem}
    .picked{min-height:1.5rem;margin:.2rem 0 0}
    .search{display:block;margin:.8rem 0 -.4rem}
    .search input{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);padding:.15rem .4rem;
    width:20rem;max-width:100%}
    button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer}
    button:focus-visible,input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    thead th button{font-weight:bold}
    th[aria-sort=ascending] button::after{content:" \\25B2"}
    th[aria-sort=descending] button::after{content:" \\25BC"}
    .print{border:1px solid var(--soft);padding:.15rem .6rem;margin:.3rem 0}
    tr.found{background:var(--note);color:var(--noteInk)}
    #vg-tooltip-element{position:fixed;visibility:hidden;z-index:9;max-width:26rem;padding:.4rem .6rem;
    font:.9rem/1.35 "Times New Roman",Tinos,"Liberation Serif",serif;color:var(--ink);background:var(--paper);
    border:1px solid var(--soft);box-shadow:2px 2px 6px #0004;overflow-wrap:anywhere}
    #vg-tooltip-element.visible{visibility:visible}
    #vg-tooltip-element td{border:0;padding:.05rem .3rem;min-width:0}
    footer{margin-top:2.5rem;border-top:1px solid var(--line);color:var(--soft)}
    @media print{:root{--ink:#000;--soft:#333;--paper:#fff;--line:#888;--shade:#eee;--accent:#003a9b;--mark:#8c1d18;
    --note:#fff;--noteInk:#000}
    body{max-width:none;padding:0;font-size:11pt}
    .skip{display:none}
    nav{break-after:page}
    .search,.print,.picked{display:none}
    .unit{break-before:page}
    body.single>:not(main),body.single nav,body.single section>:not(.chosen),body.single section:not(:has(.chosen)){display:none}
    body.single .unit{break-before:auto}
    .scroll{overflow:visible}
    table{font-size:8.5pt}
    thead{display:table-header-group}
    tr,.unit{break-inside:avoid}
    h2,h3{break-after:avoid}}
    @page{size:A4 landscape;margin:15mm}
    """
}
