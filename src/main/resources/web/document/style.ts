// How the package looks, on the screen and on paper.
import type * as Lit from 'lit';

export const paperStyle = (css: typeof Lit.css): Lit.CSSResult => css`
  :host { display: contents; }
  .paper { width: 100%; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: var(--paper); color: var(--ink); overflow: auto; overscroll-behavior: contain; scroll-padding-top: 5em; }
  .paper:not([open]) { display: none; }
  .bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .4em; align-items: center; background: var(--card); border-bottom: 1px solid var(--line);
    padding: max(.5em, env(safe-area-inset-top)) max(.75em, env(safe-area-inset-right)) .5em max(.75em, env(safe-area-inset-left)); }
  .bar span { flex: 1; } .bar .warning { flex-basis: 100%; } .bar button { padding: .4em .9em; white-space: nowrap; } @media (max-width: 360px) { .bar { gap: .25em; } .bar button { padding: .4em .6em; } }
  .page { max-width: 780px; margin: 0 auto; padding: 1.4em 1em max(3em, env(safe-area-inset-bottom)); display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.1em; }
  .page > .soft { padding: 0 .3em; }
  .head { display: grid; gap: .5em; padding: 0 .2em; } .head h2 { font-size: 1.7em; line-height: 1.3; } h2:focus, h3:focus { outline: none; }
  .contents { display: flex; flex-wrap: wrap; gap: .4em; margin-top: .3em; } .contents button { padding: .3em .95em; }
  .chapter { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 1.2em 1.25em; display: grid; grid-template-columns: minmax(0, 1fr); gap: .7em; overflow-wrap: anywhere; }
  .chapter h3 { font-size: 1.2em; line-height: 1.4; } h4 { font-size: .95em; margin: .6em 0 -.2em; color: var(--accent); }
  .chapter ul, .chapter ol { padding-left: 1.3em; display: grid; gap: .5em; } li::marker { color: var(--soft); }
  #warnings { background: none; border: 0; padding: 0; } #warnings h3 { padding: 0 .2em; }
  .warning { border-left: 4px solid; border-radius: 4px 10px 10px 4px; padding: .6em .9em; }
  .warning.stop { color: var(--bad); font-weight: 600; }
  #recommendation { border: 2px solid var(--accent); }
  .tag { display: inline-block; font-size: .78em; line-height: 1.5; border: 1px solid var(--line); border-radius: 999px; padding: 0 .6em; color: var(--soft); font-weight: 400; white-space: nowrap; }
  .tag.now { background: var(--accent); color: var(--on-accent); border-color: var(--accent); } .tag.law { background: var(--wash); color: var(--accent); border-color: currentColor; }
  .tabs { display: flex; flex-wrap: wrap; gap: .4em; }
  .tabs button { flex: none; padding: .3em .95em; }
  .tabs [aria-selected="true"] { border-color: var(--accent); background: var(--wash); font-weight: 600; }
  @media (max-width: 600px) {
    .tabs { flex-wrap: nowrap; overflow-x: auto; scroll-snap-type: x proximity; scroll-padding: 1.25em; scrollbar-width: none; margin: 0 -1.25em; padding: 4px 3.5em 4px 1.25em;
      -webkit-mask-image: linear-gradient(90deg, #000 calc(100% - 4em), transparent); mask-image: linear-gradient(90deg, #000 calc(100% - 4em), transparent); }
    .tabs button { scroll-snap-align: start; }
  }
  .script { display: grid; grid-template-columns: minmax(0, 1fr); gap: .6em; } .script.other { display: none; } .script h4 { font-size: 1em; margin: .4em 0 0; color: inherit; }
  .meta { display: flex; gap: .3em .8em; flex-wrap: wrap; align-items: center; }
  .text { white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: .9em 1em; line-height: 1.8; }
  mark, .blank { background: var(--warn-wash); color: var(--warn); }
  .blank { min-height: 0; display: inline; border: 1px dashed var(--warn); border-radius: 6px; padding: .3em .2em; text-align: start; line-height: 1.4; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .blanks { color: var(--warn); font-size: .9em; }
  .copy { position: sticky; bottom: 0; padding: .6em 0 max(.6em, env(safe-area-inset-bottom)); margin-bottom: -.6em; background: linear-gradient(transparent, var(--card) 35%); }
  .filler + .copy { position: static; }
  .copy button { width: 100%; } @media (min-width: 601px) { .copy button { width: auto; min-width: 16em; } }
  .filler { display: grid; gap: .7em; border: 1px solid var(--accent); border-radius: 12px; padding: .9em; }
  .axis { display: flex; justify-content: space-between; color: var(--soft); font-size: .85em; border-bottom: 1px solid var(--line); padding-bottom: .2em; }
  .chapter .steps { list-style: none; padding: 0; gap: 1.1em; counter-reset: step; } .steps li { display: grid; gap: .3em; counter-increment: step; }
  .line { display: flex; flex-wrap: wrap; gap: .1em .5em; align-items: center; } .line::before { content: counter(step) "."; color: var(--soft); } .line .when { margin-left: auto; color: var(--soft); font-size: .9em; }
  .now .when { color: var(--ink); font-weight: 600; } .steps .done strong { color: var(--soft); font-weight: 400; }
  .timeline { width: 100%; height: 8px; border-radius: 4px; } .timeline .rail { fill: var(--line); opacity: .6; } .timeline .now { fill: var(--accent); } .timeline .later { fill: var(--accent); opacity: .5; }
  .chapter .dates { list-style: none; padding: 0; gap: 1.1em; } .dates li { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: .8em; }
  .date { font-weight: 600; font-size: 1.05em; } .date > span { display: block; font-size: .82em; font-weight: 400; color: var(--soft); } .soon .date, .soon .date span { color: var(--warn); }
  .dates button { padding: .3em 0; }
  @media (max-width: 480px) { .dates li { grid-template-columns: minmax(0, 1fr); gap: .1em; } .dates li + li { border-top: 1px solid var(--line); padding-top: 1em; } .date > span { display: inline; margin-left: .3em; } }
  .chapter .evidence { list-style: none; padding: 0; } .evidence label { display: flex; gap: .8em; align-items: flex-start; min-height: 44px; padding: .3em 0; cursor: pointer; } .evidence input { margin-top: .3em; }
  .how { display: block; }
  summary { cursor: pointer; color: var(--accent); display: flex; align-items: center; font-size: .9em; } summary::before { content: "▸"; margin-right: .4em; } [open] > summary::before { content: "▾"; }
  .code { font: 700 1.5em/1.4 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .06em; }
  @media (forced-colors: active) { .timeline { forced-color-adjust: none; } .timeline .rail { fill: GrayText; } .timeline .now, .timeline .later { fill: Highlight; opacity: 1; }
    [aria-selected="true"] { forced-color-adjust: none; background: Highlight !important; color: HighlightText; } }
  @media print {
    :host { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #0b4d41; --on-accent: #fff; --wash: #fff; --warn: #6b2d00; --warn-wash: #fff; --bad: #900; display: block; color-scheme: light; font-size: 10.5pt; }
    .screen, summary { display: none !important; }
    .paper { position: static !important; height: auto; overflow: visible; } .head { margin-bottom: 8pt; } .head h2 { font-size: 20pt; }
    .page { display: block; padding: 0; max-width: none; } .chapter { border: 0; padding: 0; margin: 0 0 14pt; display: block; } .chapter > * { margin-bottom: 5pt; } #recommendation { border: 0; }
    .chapter h3 { font-size: 14pt; border-bottom: 1px solid #999; padding-bottom: 2pt; } h3, h4, .meta, .axis { break-after: avoid; } li, .warning { break-inside: avoid; } .warning { margin-bottom: 5pt; }
    .script, .script.other { display: block; margin: 10pt 0 0; } .script > * { margin-bottom: 4pt; } .text { padding: 6pt 8pt; line-height: 1.6; -webkit-box-decoration-break: clone; box-decoration-break: clone; orphans: 3; widows: 3; }
    .blank { border: 0; padding: 0; } .evidence label { min-height: 0; padding: 0; } .tag.now { background: none; color: #000; } .timeline { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  }
`;

/** The sheets over the conversation. */
export const sheetStyle = (css: typeof Lit.css): Lit.CSSResult => css`
  :host { display: contents; }
  .sheet { width: min(560px, 100%); max-width: none; max-height: 85dvh; margin: auto auto 0; border: 0; border-radius: 20px 20px 0 0; background: var(--paper); color: var(--ink);
    padding: 0 1.2em max(1.2em, env(safe-area-inset-bottom)); overflow: auto; overscroll-behavior: contain; }
  @media (min-width: 601px) { .sheet { margin: auto; border-radius: 20px; } }
  .sheet::backdrop { background: #0007; }
  .sheet > div, .list { display: grid; gap: .9em; grid-template-columns: minmax(0, 1fr); }
  .top { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; background: var(--paper); padding: .6em 0 .3em; margin-right: -.8em; }
  .top h2 { font-size: 1.2em; flex: 1; }
  .list { gap: .5em; }
  .list > button { text-align: start; border-radius: 12px; width: 100%; }
  .fact { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
  .fact > button { display: flex; flex-wrap: wrap; gap: 0 .6em; align-items: center; position: relative; width: 100%; border: 0; border-radius: 11px; text-align: start; padding: .5em 2.2em .5em .9em; }
  .fact > button span { flex: 1 1 8em; overflow-wrap: anywhere; } .fact > button span:first-child { flex: 0 1 6.5em; color: var(--soft); font-size: .9em; } .fact > button span:last-child { position: absolute; right: .9em; color: var(--accent); }
  .fact form { display: grid; gap: .7em; padding: .4em .9em .9em; }
  .remember { display: grid; grid-template-columns: auto 1fr; gap: .2em .7em; align-items: center; min-height: 44px; }
  .remember small { grid-column: 2; color: var(--soft); }
  @media print { .sheet { display: none; } }
`;
