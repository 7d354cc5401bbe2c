// The ladder as a drawing: one row a step, days from left to right, today marked. Below it stands the same as a list.
import type { TemplateResult } from 'lit';
import type { Step } from '../shared/wire';
import { paper as words } from '../shared/words';
import { html, nothing, svg } from './kit';

const DAY_MS = 86_400_000;
const ROW = 46;
const WIDTH = 320;
const EDGE = 10;
const TOP = 26;

export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

/** The day it is in China, where every date of a package is counted. */
export const today = (): number => dayNumber(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()));

export const short = (iso: string): string => `${Number(iso.slice(5, 7))}月${Number(iso.slice(8, 10))}日`;

const span = (step: Step): string =>
  [step.notBefore && words.from(short(step.notBefore)), step.due && words.until(short(step.due))].filter(Boolean).join('，');

export function timeline(ladder: Step[]): TemplateResult {
  return html`${drawing(ladder)}<ol class="steps">${ladder.map(step => html`<li class=${step.status}>
    <strong>${step.name}</strong> <span class="tag ${step.status}">${words.stepStatus[step.status] ?? ''}</span>
    <p>${step.trigger}</p>${span(step) ? html`<p class="soft">${span(step)}</p>` : nothing}</li>`)}</ol>`;
}

function drawing(ladder: Step[]): TemplateResult | typeof nothing {
  if (ladder.every(step => !step.notBefore && !step.due)) return nothing;
  const now = today();
  const days = [now, ...ladder.flatMap(step => [step.notBefore, step.due]).filter((day): day is string => day !== null).map(dayNumber)];
  const first = Math.min(...days) - 1;
  const last = Math.max(...days, first + 7) + 2;
  const x = (day: number) => EDGE + (day - first) / (last - first) * (WIDTH - 2 * EDGE);
  const height = TOP + ladder.length * ROW + 6;
  const told = ladder.map(step => `${step.name}：${words.stepStatus[step.status] ?? ''} ${span(step)}`).join('；');
  const anchor = x(now) < 40 ? 'start' : x(now) > WIDTH - 40 ? 'end' : 'middle';
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="ladder-drawn ladder-told">
    <title id="ladder-drawn">${words.ladderDrawing}</title><desc id="ladder-told">${told}</desc>
    <text class="now" x=${x(now)} y="13" text-anchor=${anchor}>${words.today}</text>
    ${ladder.map((step, row) => bar(step, TOP + row * ROW, x, { now, first }))}</svg>`;
}

function bar(step: Step, y: number, x: (day: number) => number, at: { now: number; first: number }) {
  const from = x(step.notBefore ? dayNumber(step.notBefore) : step.due ? at.now : at.first);
  const to = step.due ? x(dayNumber(step.due)) : step.status === 'done' ? from + 10 : WIDTH - EDGE;
  const when = step.status === 'done' ? words.stepStatus.done : step.due ? words.until(short(step.due)) : step.notBefore ? words.from(short(step.notBefore)) : '';
  return svg`<rect class="rail" x=${EDGE} y=${y + 24} width=${WIDTH - 2 * EDGE} height="8" rx="4"></rect>
    ${step.notBefore || step.due || step.status === 'done' ? svg`<rect class=${step.status} x=${from} y=${y + 24} width=${Math.max(10, to - from)} height="8" rx="4"></rect>` : nothing}
    <line class="now" x1=${x(at.now)} x2=${x(at.now)} y1=${y + 20} y2=${y + 36}></line>
    <text x=${EDGE} y=${y + 17}>${step.step}. ${step.name}</text><text class="day" x=${WIDTH - EDGE} y=${y + 17} text-anchor="end">${when}</text>`;
}
