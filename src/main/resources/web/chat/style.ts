// How the widget looks. Host pages set the custom properties that begin with --weiquan- and reach parts by ::part.
import { css } from 'lit';

const dark = css`--paper: #141918; --card: #1e2524; --ink: #ebe7df; --soft: #a9b3af; --line: #37413f; --accent: var(--weiquan-accent-dark, #74cdb6);
    --on-accent: #0b211c; --wash: #21342f; --warn: #f5bd77; --warn-wash: #38291a; --bad: #ff9d95; color-scheme: dark;`;

export const tokens = css`
  :host {
    --paper: var(--weiquan-background, #f6f3ed); --card: var(--weiquan-surface, #fffdf9); --ink: var(--weiquan-text, #22302f); --soft: #56625f;
    --line: #ddd6c9; --accent: var(--weiquan-accent, #0e6655); --on-accent: var(--weiquan-on-accent, #fff); --wash: #e4efe9;
    --warn: #8a3b00; --warn-wash: #fdf0dc; --bad: #a52222; --round: var(--weiquan-radius, 14px);
    --font: var(--weiquan-font, system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif);
    color-scheme: light; font: 400 var(--weiquan-font-size, 16px)/1.65 var(--font); color: var(--ink); text-align: start; line-break: strict; -webkit-text-size-adjust: 100%;
  }
  @media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { ${dark} } }
  :host([theme="dark"]) { ${dark} }
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h2, h3, p, ul, ol, fieldset, legend { margin: 0; padding: 0; border: 0; min-width: 0; }
  button, input, textarea, select { font: inherit; color: inherit; }
  button, summary, .chip { min-height: 44px; }
  button { border: 1px solid var(--line); border-radius: 999px; background: var(--card); padding: .4em 1.1em; cursor: pointer; }
  @media (hover: hover) { button:hover { border-color: var(--accent); } }
  button:active { background: var(--wash); }
  button:disabled { opacity: .55; cursor: default; }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.plain { border-color: transparent; background: none; color: var(--accent); }
  button.danger { background: var(--bad); border-color: var(--bad); color: var(--card); font-weight: 600; }
  input, textarea, select { width: 100%; min-height: 44px; border: 1px solid var(--soft); border-radius: 10px; background: var(--card); padding: .5em .75em; }
  input[type="checkbox"] { width: 20px; min-height: 20px; height: 20px; flex: none; accent-color: var(--accent); margin: 0; }
  ::placeholder { color: var(--soft); opacity: 1; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  [aria-invalid="true"] { border: 2px solid var(--bad); }
  .error { color: var(--bad); font-size: .9em; }
  .soft { color: var(--soft); font-size: .9em; }
  .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .field { display: grid; gap: .3em; }
  .field > label, legend { font-size: .9em; font-weight: 600; }
  .chips { display: flex; flex-wrap: wrap; gap: .5em; }
  .multi .chips { padding-top: .4em; }
  .chip { display: inline-flex; align-items: center; gap: .5em; border: 1px solid var(--line); border-radius: 999px; padding: .3em .9em; background: var(--card); cursor: pointer; }
  .chip:has(:checked) { border-color: var(--accent); background: var(--wash); }
  .chip:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
  .chip :focus-visible { outline: none; }
  .row { display: flex; gap: .5em; flex-wrap: wrap; } .row > input { flex: 1; min-width: 9em; }
  .warning { background: var(--warn-wash); color: var(--warn); border-radius: 10px; padding: .5em .8em; }
  @media (prefers-reduced-motion: no-preference) { button { transition: border-color .15s, background-color .15s; } }
  @media (forced-colors: active) { button, .chip, .bubble, .warning { border: 1px solid !important; } .main { border-width: 3px !important; } }
`;

export const chatStyle = css`
  :host { display: block; }
  :host([inline]) { height: 100%; min-height: 0; }
  :host(:not([inline])) { position: fixed; z-index: 2147483000; inset: auto max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) auto; }
  .launcher { min-height: 60px; box-shadow: 0 6px 24px #0003; display: flex; align-items: center; gap: .5em; }
  .badge { background: var(--bad); color: var(--card); border-radius: 999px; min-width: 24px; padding: 0 .4em; font-size: .85em; line-height: 24px; text-align: center; }
  .frame { display: flex; flex-direction: column; height: 100%; min-height: 0; width: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
    background: var(--paper); color: inherit; overflow: hidden; position: relative; }
  dialog.frame:not([open]) { display: none; }
  dialog.frame { position: fixed; inset: auto max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) auto; width: min(420px, calc(100vw - 32px));
    height: min(700px, calc(100dvh - 32px)); border-radius: 20px; box-shadow: 0 16px 56px #0004; border: 1px solid var(--line); }
  :host([inline]) .frame { border-radius: inherit; }
  :host([expand]:not([talking])) header { display: none; }
  @media (max-width: 600px), (max-height: 500px) {
    dialog.frame, :host([expand][talking]) .frame { position: fixed; inset: 0; z-index: 2147483000; width: 100%; height: var(--seen, 100dvh); border-radius: 0; border: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left); }
  }
  header { display: flex; flex-wrap: wrap; align-items: center; column-gap: .2em; padding: .35em .3em .35em 1em; background: var(--card); border-bottom: 1px solid var(--line); flex: none; }
  header h2 { font-size: 1.05em; flex: 1; white-space: nowrap; }
  header button { padding: .3em .7em; }
  .strip { position: relative; z-index: 2; background: var(--wash); border-bottom: 1px solid var(--line); flex: none; }
  .strip > * { min-height: 3.6em; padding: 0 1em; }
  .strip > p { line-height: 3.6em; color: var(--soft); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .strip > button { display: flex; width: 100%; align-items: center; gap: .6em; border: 0; border-radius: 0; background: none; text-align: start; line-height: 1.45; }
  .strip button span { flex: 1; min-width: 0; }
  .strip b { display: block; font-weight: 600; }
  .strip small { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; color: var(--soft); font-size: .85em; }
  .strip i { width: .55em; height: .55em; margin: 0 .2em .3em; border: solid; border-width: 0 2px 2px 0; transform: rotate(45deg); }
  .strip [aria-expanded="true"] i { transform: rotate(225deg); margin-bottom: -.3em; }
  .strip > .more { position: absolute; inset: 100% 0 auto; height: auto; max-height: 50vh; overflow: auto; background: var(--card); border-bottom: 1px solid var(--line); box-shadow: 0 12px 24px #0002; padding: .8em 1em 1em; display: grid; gap: .4em; }
  .scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em; scrollbar-gutter: stable; }
  .scroll:focus-visible { outline-offset: -3px; }
  .log { display: flex; flex-direction: column; gap: .9em; }
  .turn { display: flex; flex-direction: column; align-items: flex-start; gap: .35em; }
  .turn.me { align-items: flex-end; }
  .bubble { max-width: min(86%, 36em); background: var(--card); border: 1px solid var(--line); border-radius: var(--round) var(--round) var(--round) 4px; padding: .5em .85em; white-space: pre-wrap; text-wrap: pretty; overflow-wrap: anywhere; }
  .me .bubble { background: var(--accent); border-color: var(--accent); color: var(--on-accent); border-radius: var(--round) var(--round) 4px var(--round); }
  .waiting .bubble { opacity: .75; }
  .mark { font-size: .8em; color: var(--soft); }
  .answers, .answers form, .card, .welcome { grid-template-columns: minmax(0, 1fr); }
  .answers { display: grid; gap: .8em; padding-top: .9em; }
  .answers form, .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: .9em; display: grid; gap: .8em; }
  .card { border-color: var(--accent); gap: .35em; width: min(100%, 36em); }
  .card h3 { font-size: 1.05em; }
  .card button { margin-top: .4em; }
  .dots { display: inline-flex; gap: 5px; padding: .9em; } .dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); }
  @media (prefers-reduced-motion: no-preference) { .dots i { animation: beat 1.2s infinite; } .dots i:nth-child(2) { animation-delay: .2s; } .dots i:nth-child(3) { animation-delay: .4s; } }
  @keyframes beat { 50% { opacity: .25; } }
  .notice { padding: .5em 1em; background: var(--warn-wash); color: var(--warn); display: flex; gap: .8em; align-items: center; flex-wrap: wrap; flex: none; }
  .composer { display: flex; gap: .5em; align-items: flex-end; padding: .6em .75em max(.6em, env(safe-area-inset-bottom)); background: var(--card); border-top: 1px solid var(--line); flex: none; }
  .composer div { flex: 1; min-width: 0; }
  .composer textarea { resize: none; max-height: 9em; display: block; line-height: 1.5; border-radius: 22px; padding: .6em 1em; }
  .composer .error { padding: .5em .5em 0; }
  .welcome { display: grid; gap: 1em; align-content: start; flex: 1; overflow: auto; padding: 1.6em 1.25em; }
  .welcome h2 { font-size: 1.4em; line-height: 1.35; }
  .welcome .main { font-size: 1.1em; padding: .6em 1.8em; }
  .welcome ul { padding-left: 1.2em; display: grid; gap: .35em; color: var(--soft); }
  .welcome form { display: grid; gap: .5em; border-top: 1px solid var(--line); padding-top: 1em; }
  .frame::backdrop { background: #0007; }
  @media print { .frame, .launcher { display: none !important; } }
`;
