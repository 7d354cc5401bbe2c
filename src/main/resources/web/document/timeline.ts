// The ladder as a time line: a row a step, its days drawn on one scale for all rows. What is drawn is also said in words beside it.
import { day } from '../shared/days';
import type { TemplateResult } from 'lit';
import type { Step } from '../shared/wire';
import { paper as words } from '../shared/words';
import { html, nothing, svg } from './kit';

const DAY_MS = 86_400_000;
const LEAST_DAYS = 7;
/** Widths are in hundredths of the drawing; what lasts a day must still be seen. */
const LEAST_WIDTH = 2;

export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;

/** The day it is in China, where every date of a package is counted. */
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

interface Scale { x(iso: string): number; first: string; last: string }

export function timeline(ladder: Step[]): TemplateResult {
  const dates = ladder.flatMap(step => [step.notBefore, step.due]).filter((date): date is string => date !== null);
  const scale = dates.length ? scaleOf([today(), ...dates].sort()) : null;
  return html`<p class="soft">${words.ladderLead}</p>
    ${scale ? html`<p class="axis" aria-hidden="true"><span>${scale.first === today() ? words.today : day(scale.first)}</span><span>${day(scale.last)}</span></p>` : nothing}
    <ol class="steps">${ladder.map(step => html`<li class=${step.status} aria-current=${step.status === 'now' ? 'step' : nothing}>
      <div class="line"><strong>${step.name}</strong> <span class="tag ${step.status}">${words.stepStatus[step.status] ?? ''}</span> <span class="when">${when(step)}</span></div>
      ${scale && step.status !== 'done' ? drawing(step, scale) : nothing}
      <p class="soft">${step.trigger}</p></li>`)}</ol>`;
}

function scaleOf(dates: string[]): Scale {
  const first = dates[0] as string;
  const last = dates[dates.length - 1] as string;
  const days = Math.max(LEAST_DAYS, dayNumber(last) - dayNumber(first));
  return { first, last, x: iso => (dayNumber(iso) - dayNumber(first)) / days * 100 };
}

function when(step: Step): string {
  const { notBefore, due, status } = step;
  if (status === 'done') return '';
  if (notBefore && due) return words.fromTo(day(notBefore), day(due));
  return notBefore ? words.from(day(notBefore)) : due ? words.until(day(due)) : words.undated;
}

/** Nothing for a step whose day depends on how the one before ends. */
function drawing(step: Step, scale: Scale): TemplateResult | typeof nothing {
  if (!step.notBefore && !step.due) return nothing;
  const from = scale.x(step.notBefore ?? scale.first);
  const to = step.due ? scale.x(step.due) : 100;
  const width = Math.max(LEAST_WIDTH, to - from);
  return html`<svg class="timeline" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${words.ladderDrawing}：${step.name}，${when(step)}">
    ${svg`<rect class="rail" width="100" height="8"></rect><rect class=${step.status} x=${Math.min(from, 100 - width)} width=${width} height="8"></rect>`}</svg>`;
}
