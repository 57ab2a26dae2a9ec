"""How a printed deck looks: quiet on screen, and without a wasted line on paper."""

CSS = """\
:root {
  --text: #171C2B; --text2: #4D576B; --text3: #5F697E; --line: #E1E5EC; --inset: #F1F3F8;
  --accent: #4056D6; --accent-soft: #EAEDFC; --accent-text: #3A4FCB; --good: #1B7A46;
  --code: #F7F8FB; --code-text: #A8235C; --mark: #FFF0B3;
}
@page { size: A4; margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
body {
  max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem; background: #fff; color: var(--text);
  font: 16px/1.55 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: break-word;
}
header { margin-bottom: 2.5rem; }
header h1 { margin: 0 0 .25rem; font-size: 2rem; line-height: 1.2; }
header p { margin: 0; color: var(--text3); }
nav ul { columns: 2; margin: 1.5rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
nav li { display: flex; gap: .75rem; margin-bottom: .25rem; break-inside: avoid; }
nav a { color: var(--accent-text); text-decoration: none; }
nav span { color: var(--text3); }
section > h2 {
  margin: 3rem 0 .25rem; padding-bottom: .5rem; border-bottom: 2px solid var(--accent);
  font-size: 1.35rem; break-after: avoid;
}
section > h2 small { display: block; color: var(--text3); font-size: .8rem; font-weight: 400; }
section > .about { color: var(--text2); font-size: .9rem; }
article {
  display: grid; grid-template-columns: 2.25rem 1fr; padding: 1.1rem 0;
  border-bottom: 1px solid var(--line); break-inside: avoid;
}
article > .number { color: var(--text3); font-size: .85rem; line-height: 1.9; }
article > .sides { min-width: 0; }
.question { margin-bottom: .6rem; font-size: 1.05rem; font-weight: 600; break-after: avoid; }
.question .choices, .question pre, .question table { font-size: 1rem; font-weight: 400; }
.label {
  margin: .8rem 0 .3rem; color: var(--text3); font-size: .72rem; font-weight: 600;
  letter-spacing: .04em; text-transform: uppercase; break-after: avoid;
}
.points { padding: .5rem .9rem; background: var(--inset); border-radius: 8px; }
.points ul { padding-left: 1.1rem; }
.more { margin-top: .7rem; color: var(--text2); font-size: .87rem; }
.tags { margin-top: .6rem; color: var(--text3); font-size: .75rem; }
p, ul, ol, pre, table, blockquote, .math { margin: 0 0 .6rem; }
.sides :last-child { margin-bottom: 0; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--accent-text); }
img { max-width: 100%; max-height: 20rem; height: auto; border-radius: 6px; }
svg.formula { overflow: visible; }
div.math { text-align: center; }
mark { background: var(--mark); border-radius: 3px; }
.cloze {
  padding: 0 .35em; background: var(--accent-soft); color: var(--accent-text);
  border-radius: 4px; font-weight: 600;
}
.choices { padding-left: 1.6rem; list-style: upper-alpha; }
.choices .right { color: var(--good); font-weight: 600; }
.choices .right::marker { content: "\\2713\\00A0\\00A0"; }
blockquote { padding-left: .8rem; border-left: 3px solid var(--line); color: var(--text2); }
table { border-collapse: collapse; font-size: .92em; }
th, td { padding: .25rem .7rem; border: 1px solid var(--line); text-align: left; }
th { background: var(--inset); }
code {
  padding: .05em .3em; background: var(--inset); color: var(--code-text); border-radius: 4px;
  font: .87em/1.5 "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace;
}
pre {
  padding: .7rem .9rem; background: var(--code); border: 1px solid var(--line);
  border-radius: 8px; white-space: pre-wrap; break-inside: avoid;
}
pre code { padding: 0; background: none; color: var(--text); }
pre .k, pre .kc, pre .kd, pre .kn, pre .kp, pre .kr, pre .kt, pre .ow, pre .nt { color: #8238BD; }
pre .s, pre .sa, pre .sb, pre .sd, pre .s1, pre .s2, pre .se, pre .si, pre .sr { color: #1B7A46; }
pre .m, pre .mb, pre .mf, pre .mh, pre .mi, pre .mo, pre .il { color: #A64B00; }
pre .c, pre .ch, pre .cm, pre .cp, pre .c1, pre .cs { color: #626C80; font-style: italic; }
pre .nf, pre .fm, pre .nd, pre .na { color: #2350C0; }
pre .nc, pre .nn, pre .ne { color: #8F5600; }
pre .nb, pre .bp, pre .no, pre .nv { color: #0A6B7E; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  section { break-before: page; }
  section:first-of-type { break-before: auto; }
  a { color: inherit; text-decoration: none; }
  .points, pre, .cloze, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
