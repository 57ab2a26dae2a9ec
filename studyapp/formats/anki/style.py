"""How our cards look in Anki, by day and by night."""

CSS = """\
.card {
  --bg: #F6F7FA; --surface: #FFFFFF; --inset: #F1F3F8; --line: #E1E5EC;
  --text: #171C2B; --text2: #4D576B; --text3: #5F697E;
  --accent: #4056D6; --accent-soft: #EAEDFC; --accent-text: #3A4FCB;
  --good: #1B7A46; --good-soft: #E5F4EB; --again: #C4344A; --again-soft: #FCEBED;
  --code-bg: #F7F8FB; --code-inline: #EDEFF5; --code-text: #A8235C; --mark: #FFF0B3;
  --keyword: #8238BD; --string: #1B7A46; --number: #A64B00; --comment: #626C80;
  --function: #2350C0; --class: #8F5600; --builtin: #0A6B7E; --operator: #4D576B;
  margin: 0; padding: 24px 16px; background: var(--bg); color: var(--text);
  font: 17px/1.55 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  text-align: left; overflow-wrap: break-word;
}
.card.nightMode, .nightMode .card, .card.night_mode, .night_mode .card {
  --bg: #11141B; --surface: #191D26; --inset: #222834; --line: #2A303D;
  --text: #E8EBF2; --text2: #AAB3C4; --text3: #8A94A7;
  --accent: #8799FF; --accent-soft: #252D52; --accent-text: #A3B1FF;
  --good: #6FD39B; --good-soft: #1B3427; --again: #FF8593; --again-soft: #3A2129;
  --code-bg: #12151C; --code-inline: #2A3140; --code-text: #FF9CBF; --mark: #5C4A10;
  --keyword: #C9A0F5; --string: #8FD6A4; --number: #F3AE7E; --comment: #818BA0;
  --function: #8DB4FF; --class: #F5CB78; --builtin: #74CFDD; --operator: #AAB3C4;
  background: var(--bg); color: var(--text);
}
.mobile.card, .mobile .card { padding: 8px; }
.studyapp {
  box-sizing: border-box; max-width: 786px; margin: 0 auto; padding: 24px 36px;
  background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
}
.mobile .studyapp { padding: 16px; }
.studyapp .deck { margin-bottom: 8px; color: var(--text3); font-size: 12px; }
.studyapp .question { font-size: 1.1em; font-weight: 600; }
.studyapp .question p + *, .studyapp .question .choices, .studyapp .question table,
.studyapp .text { font-size: 17px; font-weight: 400; }
.studyapp .title { margin-bottom: 12px; font-size: 1.1em; font-weight: 600; }
.studyapp .label {
  display: flex; align-items: center; gap: 12px; margin: 24px 0 8px;
  color: var(--text2); font-size: 12px; font-weight: 600;
}
.studyapp .label::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.studyapp p, .studyapp ul, .studyapp ol, .studyapp pre, .studyapp table,
.studyapp blockquote { margin: 0 0 12px; }
.studyapp :last-child { margin-bottom: 0; }
.studyapp ul, .studyapp ol { padding-left: 24px; }
.studyapp li { margin-bottom: 4px; }
.studyapp li::marker { color: var(--text3); }
.studyapp a { color: var(--accent-text); }
.studyapp img { max-width: 100%; height: auto; border-radius: 8px; }
.nightMode .studyapp img.drawing, .night_mode .studyapp img.drawing {
  filter: invert(1) hue-rotate(180deg);
}
.studyapp mark { background: var(--mark); color: inherit; border-radius: 4px; }
.studyapp blockquote { padding-left: 12px; border-left: 3px solid var(--line); color: var(--text2); }
.studyapp hr { border: 0; border-top: 1px solid var(--line); }
.studyapp table { border-collapse: collapse; font-size: 0.94em; }
.studyapp th, .studyapp td { padding: 4px 12px; border: 1px solid var(--line); text-align: left; }
.studyapp th { background: var(--inset); font-weight: 600; }
.studyapp mjx-container { max-width: 100%; overflow-x: auto; overflow-y: hidden; }
.studyapp .points { padding: 12px 16px; background: var(--inset); border-radius: 10px; }
.studyapp .points ul { padding-left: 20px; }
.studyapp .more { color: var(--text2); font-size: 14px; }
.studyapp .source { margin-top: 24px; color: var(--text3); font-size: 12px; }
.studyapp .cloze {
  padding: 0 6px; background: var(--accent-soft); color: var(--accent-text);
  border-radius: 6px; font-weight: 600;
}
.studyapp .asked, .studyapp .marked + .text { margin-top: 12px; }
.studyapp .choices { padding: 0; list-style: none; counter-reset: option; }
.studyapp .choices li {
  display: flex; gap: 12px; margin-bottom: 8px; padding: 10px 12px;
  border: 1px solid var(--line); border-radius: 10px; counter-increment: option;
}
.studyapp .choices li > div { min-width: 0; flex: 1; }
.studyapp .choices li::before {
  content: counter(option, upper-alpha); flex: none; width: 24px; height: 24px;
  background: var(--inset); color: var(--text2); border-radius: 6px;
  font-size: 13px; font-weight: 600; line-height: 24px; text-align: center;
}
.studyapp .marked .right { border-color: var(--good); background: var(--good-soft); }
.studyapp .marked .right::before {
  content: "\\2713"; background: var(--good); color: var(--surface);
}
.studyapp .marked .wrong { color: var(--text2); }
.studyapp .marked .wrong::before { content: "\\2717"; background: none; color: var(--again); }
.studyapp code {
  padding: 1px 5px; background: var(--code-inline); color: var(--code-text); border-radius: 5px;
  font: 0.88em/1.5 "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace;
}
.studyapp pre {
  padding: 12px 14px; background: var(--code-bg); border: 1px solid var(--line);
  border-radius: 8px; overflow-x: auto;
}
.studyapp pre code { padding: 0; background: none; color: var(--text); font-size: 14px; }
.studyapp pre :is(.k, .kc, .kd, .kn, .kp, .kr, .kt, .ow, .nt) { color: var(--keyword); }
.studyapp pre :is(.s, .sa, .sb, .sc, .sd, .sh, .s1, .s2, .se, .si, .sr, .ss, .sx, .dl) {
  color: var(--string);
}
.studyapp pre :is(.m, .mb, .mf, .mh, .mi, .mo, .il) { color: var(--number); }
.studyapp pre :is(.c, .ch, .cm, .cp, .cpf, .c1, .cs) { color: var(--comment); font-style: italic; }
.studyapp pre :is(.nf, .fm, .nd, .na) { color: var(--function); }
.studyapp pre :is(.nc, .nn, .ne) { color: var(--class); }
.studyapp pre :is(.nb, .bp, .no, .nv) { color: var(--builtin); }
.studyapp pre :is(.o, .p) { color: var(--operator); }
"""
