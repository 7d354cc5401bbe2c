// The chapters of a package. Each is left out when it has nothing to say. Everything is set as text.
import type { TemplateResult } from 'lit';
import { day } from '../shared/days';
import type { Evidence, Package } from '../shared/wire';
import { paper as words } from '../shared/words';
import { html, nothing } from './kit';
import { dayNumber, today } from './timeline';

const SOON_DAYS = 3;

type Part = TemplateResult | typeof nothing;

export const chapter = (id: string, title: string, filled: boolean, inside: () => unknown): Part =>
  filled ? html`<section class="chapter" id=${id} aria-labelledby="${id}-title"><h3 id="${id}-title" tabindex="-1">${title}</h3>${inside()}</section>` : nothing;

/** What it is about, and the way to each chapter. */
export function head(bundle: Package, go: (id: string) => void): Part {
  const about = ['platform', 'item_name', 'amount'].map(key => bundle.case[key]).filter(slot => slot?.status === 'value').map(slot => slot?.display);
  const way = (id: string, filled: number | boolean): Part => (filled ? html`<button @click=${() => go(id)}>${words.contents[id]}</button>` : nothing);
  return html`<div class="head"><h2 tabindex="-1">${words.title}</h2>${about.length ? html`<p class="soft">${about.join(' · ')}</p>` : nothing}
    <nav class="contents screen" aria-label=${words.contentsName}>${way('recommendation', bundle.recommendation !== null)}${way('scripts', bundle.scripts.length)}
      ${way('deadlines', bundle.deadlines.length)}${way('ladder', bundle.ladder.length)}${way('evidence', bundle.evidence.length)}
      ${way('law', bundle.citations.length)}${way('news', true)}${way('code', Boolean(bundle.returnCode))}</nav></div>`;
}

export function warnings(bundle: Package): Part {
  return chapter('warnings', words.warnings, bundle.gates.length + bundle.warnings.length > 0, () => html`
    ${bundle.gates.map(gate => html`<p class="warning ${gate.verdict}">${gate.text}</p>`)}
    ${bundle.warnings.map(text => html`<p class="warning">${text}</p>`)}`);
}

export function recommendation(bundle: Package): Part {
  const advice = bundle.recommendation;
  if (!advice) return nothing;
  const named = (title: string, items: unknown[]): Part => (items.length ? html`<h4>${title}</h4><ul>${items}</ul>` : nothing);
  return chapter('recommendation', `${words.recommended}：${advice.name}`, true, () => html`
    <h4>${words.reasons}</h4><ul>${advice.reasons.map(text => html`<li>${text}</li>`)}</ul>
    <h4>${words.steps}</h4><ol>${advice.steps.map(text => html`<li>${text}</li>`)}</ol>
    ${advice.respondent ? html`<h4>${words.respondent}</h4><p>${words.role[advice.respondent.role] ?? ''} ${advice.respondent.name}</p>
      ${advice.respondent.howToFind ? html`<p class="soft">${advice.respondent.howToFind}</p>` : nothing}` : nothing}
    ${named(words.jurisdiction, advice.jurisdiction.map(place => html`<li>${place.authority}<p class="soft">${place.why}</p></li>`))}
    ${named(words.alternatives, advice.alternatives.map(other => html`<li><strong>${other.name}</strong> ${other.why}
      ${other.whenInstead ? html`<p class="soft">${words.whenInstead}${other.whenInstead}</p>` : nothing}</li>`))}
    ${advice.notNow.length ? html`<details class="screen"><summary>${words.notNow}</summary><ul>${advice.notNow.map(other => html`<li><strong>${other.name}</strong> ${other.why}</li>`)}</ul></details>` : nothing}`);
}

/** Who set a day decides how it looks: what law or platform sets is not to be taken for a plan of one's own. */
const SETTER: Record<string, string> = { 法律规定: 'law', 平台规则: 'law' };

export function deadlines(bundle: Package, calendar: (id?: string) => void): Part {
  const now = dayNumber(today());
  return chapter('deadlines', words.deadlines, bundle.deadlines.length > 0, () => html`
    <ul class="dates">${bundle.deadlines.map(deadline => {
      const left = dayNumber(deadline.due) - now;
      return html`<li class=${left <= SOON_DAYS ? 'soon' : ''}><p class="date"><time datetime=${deadline.due}>${day(deadline.due)}</time>
        <span>${words.weekday(new Date(deadline.due).getUTCDay())}<span class="screen"> · ${words.daysLeft(left)}</span></span></p>
        <div><p><strong>${deadline.name}</strong> <span class="tag ${SETTER[deadline.kind] ?? ''}">${deadline.kind}</span></p>
        ${deadline.warning ? html`<p>${deadline.warning}</p>` : nothing}
        ${deadline.basis ? html`<p class="soft">${words.basis}${deadline.basis}</p>` : nothing}
        ${deadline.countedFrom ? html`<p class="soft">${words.countedFrom}${deadline.countedFrom.replace(/\d{4}-\d\d-\d\d/g, day)}</p>` : nothing}
        <button class="plain screen" aria-label=${words.calendarOne(deadline.name)} @click=${() => calendar(deadline.id)}>＋ ${words.calendarAdd}</button></div></li>`;
    })}</ul>
    <p class="screen"><button class="main" @click=${() => calendar()}>${words.calendar}</button></p><p class="soft screen">${words.calendarHint}</p>`);
}

export function evidence(pieces: Evidence[], have: Set<string>, tick: (kind: string, has: boolean) => void): Part {
  return chapter('evidence', words.evidence, pieces.length > 0, () => html`<p class="soft screen">${words.evidenceLead}</p>
    <ul class="evidence">${pieces.map(piece => html`<li><label><input type="checkbox" .checked=${have.has(piece.kind)}
      @change=${(event: Event) => tick(piece.kind, (event.target as HTMLInputElement).checked)}>
      <span><strong>${piece.name}</strong> ${words.strength[piece.strength] ? html`<span class="tag">${words.strength[piece.strength]}</span>` : nothing}
      <span class="soft how">${piece.how}</span></span></label></li>`)}</ul>`);
}

export function rest(bundle: Package): unknown[] {
  return [
    chapter('follow', words.followUp, bundle.followUp.length > 0, () => html`<ul>${bundle.followUp.map(next => html`<li><strong><time datetime=${next.on}>${day(next.on)}</time></strong> ${next.do}
      <p class="soft">${words.say}“${next.say}”</p></li>`)}</ul>`),
    chapter('law', words.law, bundle.citations.length > 0, () => html`<ul>${bundle.citations.map(cited => html`<li>
      <strong>${words.article(cited.law, article(cited.article))}</strong>
      <p>${cited.point}</p>${cited.condition ? html`<p class="soft">${words.applies}${cited.condition}</p>` : nothing}
      <p class="soft">${[cited.version, cited.inForceFrom && words.since(whole(cited.inForceFrom))].filter(Boolean).join('，')}</p></li>`)}</ul>`),
    chapter('tips', words.tips, bundle.tips.length > 0, () => html`<ul>${bundle.tips.map(text => html`<li>${text}</li>`)}</ul>`),
    chapter('facts', words.facts, bundle.facts.length > 0, () => html`<ul>${bundle.facts.map(fact => html`<li>${fact.text}
      <details><summary>${words.sources}</summary><p class="soft">${words.source}${[fact.source, fact.asOf && words.asOf(whole(fact.asOf)),
        fact.checkedAt && words.checked(whole(fact.checkedAt))].filter(Boolean).join('，')}</p></details></li>`)}</ul>`),
  ];
}

/** Days of laws and sources are read years later: always with the year. */
const whole = (iso: string): string => iso.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** "44-2" is 第44条之二. */
function article(number: string): string {
  const [main, sub] = number.split('-');
  return `第${main}条${sub ? `之${'〇一二三四五六七八九十'[Number(sub)] ?? sub}` : ''}`;
}
