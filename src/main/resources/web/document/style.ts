// How the package looks, on the screen and on paper.
import type * as Lit from 'lit';

export const paperStyle = (css: typeof Lit.css): Lit.CSSResult => css`
  :host { display: contents; }
  .paper { width: 100%; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: var(--paper); color: var(--ink); overflow: auto; overscroll-behavior: contain; scroll-padding-top: 5em; }
  .paper:not([open]) { display: none; }
  .bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .4em; align-items: center; background: var(--card); border-bottom: 1px solid var(--line);
    padding: max(.5em, env(safe-area-inset-top)) max(1em, env(safe-area-inset-right)) .5em max(1em, env(safe-area-inset-left)); }
  .bar h2 { font-size: 1.1em; flex: 1; min-width: 5em; } .bar h2:focus { outline: none; }
  @media (max-width: 600px) { .bar h2 { flex-basis: 100%; } .bar .actions { flex-wrap: nowrap; overflow-x: auto; padding: 4px; margin: 0 -4px; } .actions button { flex: none; } }
  .page { max-width: 820px; margin: 0 auto; padding: 1em 1em max(3em, env(safe-area-inset-bottom)); display: grid; grid-template-columns: minmax(0, 1fr); gap: 1em; }
  .chapter { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 1.1em 1.2em; display: grid; grid-template-columns: minmax(0, 1fr); gap: .6em; overflow-wrap: anywhere; }
  .chapter h3 { font-size: 1.15em; line-height: 1.4; } h4 { font-size: .95em; margin: .5em 0 0; color: var(--accent); }
  .chapter ul, .chapter ol { padding-left: 1.3em; display: grid; gap: .4em; }
  #warnings { background: none; border: 0; padding: 0; }
  .warning { background: var(--warn-wash); color: var(--warn); border-left: 4px solid; border-radius: 8px; padding: .6em .9em; }
  .warning.stop { color: var(--bad); font-weight: 600; }
  #recommendation { border-color: var(--accent); border-width: 2px; }
  .tag { display: inline-block; font-size: .78em; line-height: 1.5; border: 1px solid var(--line); border-radius: 999px; padding: 0 .6em; color: var(--soft); font-weight: 400; white-space: nowrap; }
  .tag.now { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
  .tabs { display: flex; gap: .4em; overflow-x: auto; padding: 4px; margin: 0 -4px; scrollbar-width: thin; }
  .tabs button { flex: none; padding: .3em .9em; }
  .tabs [aria-selected="true"] { border-color: var(--accent); background: var(--wash); font-weight: 600; }
  .script { display: grid; grid-template-columns: minmax(0, 1fr); gap: .6em; } .script.other, .print { display: none; }
  .meta { display: flex; gap: .8em; flex-wrap: wrap; }
  .text { white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: .9em 1em; line-height: 1.8; }
  mark, .blank { background: var(--warn-wash); color: var(--warn); }
  .blank { min-height: 0; display: inline; border: 1px dashed var(--warn); border-radius: 6px; padding: .3em .2em; text-align: start; line-height: 1.4; }
  .blanks { color: var(--warn); font-size: .9em; }
  .filler { display: grid; gap: .7em; border: 1px solid var(--accent); border-radius: 12px; padding: .9em; }
  .row { display: flex; gap: .5em; flex-wrap: wrap; }
  .timeline { width: 100%; max-width: 560px; height: auto; } .timeline text { font-size: 13px; fill: var(--ink); } .timeline .day { font-size: 11.5px; fill: var(--soft); }
  .timeline .rail { fill: var(--line); opacity: .6; } .timeline rect.done { fill: var(--soft); } .timeline rect.now { fill: var(--accent); } .timeline rect.later { fill: var(--accent); opacity: .45; }
  .timeline line.now { stroke: var(--warn); stroke-width: 2; } .timeline text.now { fill: var(--warn); font-size: 11.5px; }
  .steps li.done { color: var(--soft); }
  .chapter .dates { list-style: none; padding: 0; gap: .9em; } .dates li { display: grid; grid-template-columns: 7.5em minmax(0, 1fr); gap: .8em; }
  .date { font-weight: 600; } .date span { display: block; font-size: .85em; font-weight: 400; color: var(--soft); } .soon .date, .soon .date span { color: var(--warn); }
  @media (max-width: 480px) { .dates li { grid-template-columns: minmax(0, 1fr); gap: .1em; } .date span { display: inline; } }
  .chapter .evidence { list-style: none; padding: 0; } .evidence label { display: flex; gap: .8em; align-items: flex-start; min-height: 44px; padding: .3em 0; cursor: pointer; } .evidence input { margin-top: .3em; }
  .how { display: block; }
  summary { cursor: pointer; color: var(--accent); display: flex; align-items: center; font-size: .9em; } summary::before { content: "▸"; margin-right: .4em; } [open] > summary::before { content: "▾"; }
  .code { font: 700 1.5em/1.4 ui-monospace, Menlo, Consolas, monospace; letter-spacing: .06em; }
  @media print {
    :host { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #0b4d41; --on-accent: #fff; --warn: #6b2d00; --warn-wash: #fff; --bad: #900; display: block; color-scheme: light; font-size: 11pt; }
    .screen, .bar .actions { display: none !important; } .print { display: block; }
    .paper { position: static !important; height: auto; overflow: visible; } .bar { position: static; border: 0; padding: 0; } .bar h2 { font-size: 18pt; }
    .page { display: block; padding: 0; max-width: none; } .chapter { border: 0; padding: 0; margin: 0 0 12pt; display: block; } .chapter > * { margin-bottom: 5pt; } #recommendation { border: 0; }
    .chapter h3 { border-bottom: 1px solid #999; } h3, h4 { break-after: avoid; } li, .warning, .date, svg { break-inside: avoid; }
    .script, .script.other { display: block; margin-bottom: 12pt; } .text { border: 1px solid #bbb; } .blank { border: 0; padding: 0; } .evidence label { min-height: 0; padding: 0; }
    .timeline { max-width: 12cm; }
  }
`;
