// How the widget looks. Host pages set the custom properties that begin with --weiquan- and reach parts by ::part.
import { css } from 'lit';

export const tokens = css`
  :host {
    --paper: var(--weiquan-background, #f6f3ed); --card: var(--weiquan-surface, #fffdf9); --ink: var(--weiquan-text, #22302f); --soft: #56625f;
    --line: #ddd6c9; --accent: var(--weiquan-accent, #0e6655); --on-accent: var(--weiquan-on-accent, #fff); --wash: #e4efe9;
    --warn: #8a3b00; --warn-wash: #fdf0dc; --bad: #a52222; --round: var(--weiquan-radius, 14px);
    --font: var(--weiquan-font, system-ui, -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif);
    color-scheme: light; font: 400 var(--weiquan-font-size, 16px)/1.65 var(--font); color: var(--ink); text-align: start;
  }
  @media (prefers-color-scheme: dark) { :host(:not([theme="light"])) {
    --paper: #141918; --card: #1e2524; --ink: #ebe7df; --soft: #a9b3af; --line: #37413f; --accent: var(--weiquan-accent-dark, #74cdb6);
    --on-accent: #0b211c; --wash: #21342f; --warn: #f5bd77; --warn-wash: #38291a; --bad: #ff9d95; color-scheme: dark;
  } }
  :host([theme="dark"]) {
    --paper: #141918; --card: #1e2524; --ink: #ebe7df; --soft: #a9b3af; --line: #37413f; --accent: var(--weiquan-accent-dark, #74cdb6);
    --on-accent: #0b211c; --wash: #21342f; --warn: #f5bd77; --warn-wash: #38291a; --bad: #ff9d95; color-scheme: dark;
  }
  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  h2, h3, p, ul, ol, fieldset, legend, dl, dd { margin: 0; padding: 0; border: 0; }
  button, input, textarea, select { font: inherit; color: inherit; }
  button, summary, .chip { min-height: 44px; }
  button { border: 1px solid var(--line); border-radius: 999px; background: var(--card); padding: .4em 1.1em; cursor: pointer; }
  button:hover { border-color: var(--accent); }
  button:disabled { opacity: .55; cursor: default; }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.plain { border-color: transparent; background: none; color: var(--accent); }
  button.danger { background: var(--bad); border-color: var(--bad); color: var(--card); font-weight: 600; }
  input, textarea, select { width: 100%; min-height: 44px; border: 1px solid var(--soft); border-radius: 10px; background: var(--card); padding: .5em .75em; }
  input[type="checkbox"] { width: 20px; min-height: 20px; height: 20px; flex: none; accent-color: var(--accent); margin: 0; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  [aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
  .error { color: var(--bad); font-size: .9em; }
  .soft { color: var(--soft); font-size: .9em; }
  .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .field { display: grid; gap: .3em; }
  .field label, .field legend { font-size: .9em; font-weight: 600; }
  .chips { display: flex; flex-wrap: wrap; gap: .5em; }
  .multi .chips { padding-top: .4em; }
  .chip { display: inline-flex; align-items: center; gap: .5em; border: 1px solid var(--line); border-radius: 999px; padding: .3em .9em; background: var(--card); cursor: pointer; }
  .chip:has(:checked) { border-color: var(--accent); background: var(--wash); }
  .chip:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
  .chip input:focus-visible { outline: none; }
  @media (prefers-reduced-motion: no-preference) { button { transition: border-color .15s, background-color .15s; } }
  @media (forced-colors: active) { button, .chip, .bubble, .card { border: 1px solid ButtonBorder !important; } .main { forced-color-adjust: none; } }
`;

export const chatStyle = css`
  :host { display: block; }
  :host([inline]) { height: 100%; min-height: 0; }
  :host(:not([inline])) { position: fixed; z-index: 2147483000; inset: auto max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) auto; }
  .launcher { min-width: 60px; height: 60px; border-radius: 30px; box-shadow: 0 6px 24px #0003; display: flex; align-items: center; gap: .5em; }
  .badge { background: var(--bad); color: var(--card); border-radius: 999px; min-width: 24px; padding: 0 .4em; font-size: .85em; line-height: 24px; text-align: center; }
  .frame { display: flex; flex-direction: column; height: 100%; min-height: 0; width: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0;
    background: var(--paper); color: inherit; overflow: hidden; position: relative; }
  .frame:not([open]):is(dialog) { display: none; }
  dialog.frame { position: fixed; inset: auto max(16px, env(safe-area-inset-right)) max(16px, env(safe-area-inset-bottom)) auto; width: min(420px, calc(100vw - 32px));
    height: min(700px, calc(100dvh - 32px)); border-radius: 20px; box-shadow: 0 16px 56px #0004; border: 1px solid var(--line); }
  :host([inline]) .frame { border-radius: inherit; }
  @media (max-width: 600px) {
    dialog.frame, :host([expand]) .frame.talking { position: fixed; inset: 0; z-index: 2147483000; width: 100%; height: var(--seen, 100dvh); border-radius: 0; border: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left); }
  }
  header { display: flex; align-items: center; gap: .5em; padding: .35em .5em .35em 1em; background: var(--card); border-bottom: 1px solid var(--line); }
  header h2 { font-size: 1.05em; flex: 1; min-width: 0; }
  header button { padding: .3em .7em; }
  .strip { position: relative; z-index: 2; background: var(--wash); border-bottom: 1px solid var(--line); flex: none; }
  .strip > button { display: flex; width: 100%; height: 44px; align-items: center; gap: .6em; border: 0; border-radius: 0; background: none; text-align: start; padding: 0 1em; }
  .strip > button span:first-child { flex: 1; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font-weight: 600; }
  .strip .due { color: var(--soft); font-size: .88em; white-space: nowrap; }
  .strip > p { height: 44px; line-height: 44px; padding: 0 1em; color: var(--soft); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .more { position: absolute; inset: 100% 0 auto; background: var(--card); border-bottom: 1px solid var(--line); box-shadow: 0 12px 24px #0002; padding: .8em 1em 1em; display: grid; gap: .4em; max-height: 60vh; overflow: auto; }
  .warning { background: var(--warn-wash); color: var(--warn); border-radius: 10px; padding: .5em .8em; }
  .scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em; scrollbar-gutter: stable; }
  .scroll:focus-visible { outline-offset: -3px; }
  .log { display: flex; flex-direction: column; gap: .6em; }
  .turn { display: flex; flex-direction: column; align-items: flex-start; gap: .4em; }
  .turn.me { align-items: flex-end; }
  .bubble { max-width: min(86%, 36em); background: var(--card); border: 1px solid var(--line); border-radius: var(--round) var(--round) var(--round) 4px; padding: .5em .85em; white-space: pre-wrap; overflow-wrap: anywhere; }
  .me .bubble { background: var(--accent); border-color: var(--accent); color: var(--on-accent); border-radius: var(--round) var(--round) 4px var(--round); }
  .waiting .bubble { opacity: .75; }
  .mark { font-size: .8em; color: var(--soft); }
  .answers { display: grid; gap: .8em; padding-top: .9em; }
  .answers form { display: grid; gap: .8em; background: var(--card); border: 1px solid var(--line); border-radius: var(--round); padding: .9em; }
  .card { background: var(--card); border: 1px solid var(--accent); border-radius: var(--round); padding: .9em 1em; display: grid; gap: .35em; width: min(100%, 36em); }
  .card h3 { font-size: 1.05em; }
  .dots { display: inline-flex; gap: 5px; padding: .9em; } .dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); }
  @media (prefers-reduced-motion: no-preference) { .dots i { animation: beat 1.2s infinite; } .dots i:nth-child(2) { animation-delay: .2s; } .dots i:nth-child(3) { animation-delay: .4s; } }
  @keyframes beat { 50% { opacity: .25; } }
  .notice { padding: .5em 1em; background: var(--warn-wash); color: var(--warn); display: flex; gap: .8em; align-items: center; flex-wrap: wrap; flex: none; }
  .composer { display: flex; gap: .5em; align-items: flex-end; padding: .6em .75em max(.6em, env(safe-area-inset-bottom)); background: var(--card); border-top: 1px solid var(--line); flex: none; }
  .composer div { flex: 1; min-width: 0; }
  .composer textarea { resize: none; max-height: 9em; display: block; line-height: 1.5; border-radius: 22px; padding: .6em 1em; }
  .welcome { display: grid; gap: 1em; align-content: start; flex: 1; overflow: auto; padding: 1.6em 1.25em; }
  .welcome h2 { font-size: 1.4em; line-height: 1.35; }
  .welcome ul { padding-left: 1.2em; display: grid; gap: .35em; color: var(--soft); }
  .welcome form { display: grid; gap: .5em; border-top: 1px solid var(--line); padding-top: 1em; }
  .row { display: flex; gap: .5em; flex-wrap: wrap; } .row > input { flex: 1; min-width: 9em; }
  .sheet { width: min(560px, 100vw); max-width: none; max-height: 85dvh; margin: auto auto 0; border: 0; border-radius: 20px 20px 0 0; background: var(--paper); color: var(--ink);
    padding: 1.2em 1.2em max(1.2em, env(safe-area-inset-bottom)); overflow: auto; overscroll-behavior: contain; }
  @media (min-width: 601px) { .sheet { margin: auto; border-radius: 20px; } }
  .sheet::backdrop, .frame::backdrop { background: #0007; }
  .sheet > div { display: grid; gap: .9em; }
  .sheet h2 { font-size: 1.2em; }
  .list { display: grid; gap: .5em; }
  .list > button { text-align: start; border-radius: 12px; width: 100%; }
  .fact { display: grid; gap: .6em; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .2em; }
  .fact > button { display: grid; grid-template-columns: 7em 1fr auto; gap: .6em; align-items: center; width: 100%; border: 0; border-radius: 10px; text-align: start; padding: .4em .8em; }
  .fact > button span { overflow-wrap: anywhere; } .fact > button span:first-child { color: var(--soft); font-size: .9em; } .fact > button span:last-child { color: var(--accent); }
  .fact form { display: grid; gap: .7em; padding: .2em .8em .8em; }
  .remember { display: grid; grid-template-columns: auto 1fr; gap: .2em .7em; align-items: center; min-height: 44px; }
  .remember small { grid-column: 2; color: var(--soft); }
  @media print { .frame, .launcher, .sheet { display: none !important; } }
`;
