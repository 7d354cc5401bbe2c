// The complaint package as a document. Every value is set as text; a place to fill in (【请补充：…】) is marked, never interpreted.

export function showPackage(bundle, element, button) {
  const box = element('section', 'package');
  box.setAttribute('aria-label', '投诉材料');
  const part = (title, ...nodes) => {
    const filled = nodes.flat().filter(Boolean);
    if (filled.length) box.append(element('h3', '', title), ...filled);
  };
  const list = (items, tag = 'ul') => {
    const present = (items ?? []).filter(Boolean);
    if (!present.length) return null;
    const made = element(tag);
    present.forEach(item => made.append(element('li', '', item)));
    return made;
  };
  const join = (...pieces) => pieces.filter(Boolean).join('，');

  part('请先看', (bundle.gates ?? []).map(gate => element('p', 'warning', gate.text)), (bundle.warnings ?? []).map(text => element('p', 'warning', text)));

  const advice = bundle.recommendation;
  if (advice) {
    part(`建议先走：${advice.name}`, list(advice.reasons), list(advice.steps, 'ol'),
      advice.respondent && element('p', '', `投诉对象：${join(advice.respondent.name, advice.respondent.howToFind)}`),
      list((advice.jurisdiction ?? []).map(place => `${place.authority}：${place.why}`)),
      list((advice.alternatives ?? []).map(other => `也可以：${join(other.name, other.why, other.whenInstead)}`)),
      list((advice.notNow ?? []).map(other => `现在先不要：${join(other.name, other.why)}`)));
  }
  part('可以直接粘贴的文字', (bundle.scripts ?? []).map((script, index) => showScript(script, index === 0, element, button)));
  part('期限', list((bundle.deadlines ?? []).map(d => `${d.due} ${d.name}（${d.kind}）${join(d.countedFrom, d.basis, d.warning)}`)));
  part('一步一步来', list((bundle.ladder ?? []).map(step => `${step.name}：${join(step.trigger, step.due && `最迟 ${step.due}`)}`), 'ol'));
  part('证据清单', list((bundle.evidence ?? []).map(piece =>
    `${{ yes: '☑', no: '☐' }[piece.have] ?? '☐'} ${join(piece.name, piece.how)}`)));
  part('法律依据', list((bundle.citations ?? []).map(c => `《${c.law}》第${c.article}条：${join(c.point, c.condition)}`)));
  part('资料来源', list((bundle.facts ?? []).map(fact => `${fact.text}（${join(fact.source, fact.asOf)}）`)));
  part('小提示', list(bundle.tips));
  if (bundle.returnCode) {
    part('找回码', element('p', 'code', bundle.returnCode), element('p', 'note', '换天、换手机都能凭它接着来。请记下来，不要告诉别人。'),
      copier(bundle.returnCode, '复制找回码', button));
  }
  if (bundle.disclaimer) box.append(element('p', 'note', bundle.disclaimer));
  box.append(button('打印或存为 PDF', () => print()));
  return box;
}

function showScript(script, open, element, button) {
  const box = element('details');
  box.open = open;
  const limit = script.limit ? `，限 ${script.limit} 字` : '';
  box.append(element('summary', '', `${script.title}（${script.length ?? [...script.text].length} 字${limit}）`));
  const text = element('pre');
  script.text.split(/(【请补充：[^】]*】)/).forEach((piece, index) => {
    text.append(index % 2 ? element('mark', '', piece) : document.createTextNode(piece));
  });
  box.append(text, copier(script.text, '复制', button));
  return box;
}

function copier(text, label, button) {
  const made = button(label, async () => {
    try {
      await navigator.clipboard.writeText(text);
      made.textContent = '已复制 ✓';
    } catch {
      made.textContent = '复制不了，请长按文字选择';
    }
    setTimeout(() => { made.textContent = label; }, 2_500);
  });
  return made;
}
