// The chapters of a package. Each is left out when it has nothing to say. Everything is set as text.
import type { TemplateResult } from 'lit';
import type { Evidence, Package } from '../shared/wire';
import { paper as words } from '../shared/words';
import { html, nothing } from './kit';
import { dayNumber, today } from './timeline';

type Part = TemplateResult | typeof nothing;

export const chapter = (id: string, title: string, filled: boolean, inside: () => unknown): Part =>
  filled ? html`<section class="chapter" id=${id} aria-labelledby="${id}-title"><h3 id="${id}-title">${title}</h3>${inside()}</section>` : nothing;

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
    ${advice.notNow.length ? html`<details><summary>${words.notNow}</summary><ul>${advice.notNow.map(other => html`<li><strong>${other.name}</strong> ${other.why}</li>`)}</ul></details>` : nothing}`);
}

export function deadlines(bundle: Package, calendar: () => void): Part {
  const now = today();
  return chapter('deadlines', words.deadlines, bundle.deadlines.length > 0, () => html`
    <ul class="dates">${bundle.deadlines.map(deadline => {
      const left = dayNumber(deadline.due) - now;
      return html`<li class=${left <= 3 ? 'soon' : ''}><p class="date"><time datetime=${deadline.due}>${deadline.due}</time> <span>${words.daysLeft(left)}</span></p>
        <div><strong>${deadline.name}</strong> <span class="tag">${deadline.kind}</span>
        ${deadline.warning ? html`<p>${deadline.warning}</p>` : nothing}
        ${deadline.basis ? html`<p class="soft">${words.basis}${deadline.basis}</p>` : nothing}
        ${deadline.countedFrom ? html`<p class="soft">${words.countedFrom}${deadline.countedFrom}</p>` : nothing}</div></li>`;
    })}</ul>
    <p class="screen"><button class="main" @click=${calendar}>${words.calendar}</button></p><p class="soft screen">${words.calendarHint}</p>`);
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
    chapter('follow', words.followUp, bundle.followUp.length > 0, () => html`<ul>${bundle.followUp.map(next => html`<li><strong><time>${next.on}</time></strong> ${next.do}
      <p class="soft">${words.say}“${next.say}”</p></li>`)}</ul>`),
    chapter('law', words.law, bundle.citations.length > 0, () => html`<ul>${bundle.citations.map(cited => html`<li>
      <strong>${words.article(cited.law, article(cited.article))}</strong>
      <p>${cited.point}</p>${cited.condition ? html`<p class="soft">${words.applies}${cited.condition}</p>` : nothing}
      <p class="soft">${[cited.version, cited.inForceFrom && words.since(cited.inForceFrom)].filter(Boolean).join('，')}</p></li>`)}</ul>`),
    chapter('tips', words.tips, bundle.tips.length > 0, () => html`<ul>${bundle.tips.map(text => html`<li>${text}</li>`)}</ul>`),
    chapter('facts', words.facts, bundle.facts.length > 0, () => html`<ul>${bundle.facts.map(fact => html`<li>${fact.text}
      <details><summary>${words.sources}</summary><p class="soft">${words.source}${[fact.source, fact.asOf && words.asOf(fact.asOf),
        fact.checkedAt && words.checked(fact.checkedAt)].filter(Boolean).join('，')}</p></details></li>`)}</ul>`),
  ];
}

/** "44-2" is 第44条之二. */
function article(number: string): string {
  const [main, sub] = number.split('-');
  return `第${main}条${sub ? `之${'〇一二三四五六七八九十'[Number(sub)] ?? sub}` : ''}`;
}
