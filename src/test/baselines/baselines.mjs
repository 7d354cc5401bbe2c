// Runs the same rows through two libraries from npm, for comparison only: Recognizers-Text for sums and dates, NLP.js for issues and intents.
// node baselines.mjs <in.json >out.json
// in:  {"rows": [{"id", "text", "now"}], "models": {"issue": {"train": [[label, text]], "ask": [text]}, "intent": …}}
// out: {"rows": {id: {"money": [{"value", "currency", "text"}], "dates": [["2026-11-14", …]]}}, "models": {"issue": [label, …]}}
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.BASELINES_HOME + '/');
const recognizers = require('@microsoft/recognizers-text-suite');
const { NlpManager } = require('node-nlp');

function sums(text) {
  return recognizers.recognizeCurrency(text, 'zh-cn').map(r => ({
    value: r.resolution?.value ?? null, currency: r.resolution?.isoCurrency ?? null, text: text.slice(r.start, r.end + 1),
  }));
}

// Each mention may have a past and a future reading: any of them that is right counts for it.
function dates(text, now) {
  return recognizers.recognizeDateTime(text, 'zh-cn', 0, new Date(now)).map(r => (r.resolution?.values ?? [])
    .map(v => v.value ?? v.start ?? '').filter(v => /^\d{4}-\d{2}-\d{2}/.test(v) || /^\d{2}:\d{2}/.test(v)));
}

async function labels({ train, ask }) {
  const manager = new NlpManager({ languages: ['zh'], forceNER: false, nlu: { log: false }, autoSave: false });
  for (const [label, text] of train) {
    manager.addDocument('zh', text, label);
  }
  await manager.train();
  const said = [];
  for (const text of ask) {
    said.push((await manager.process('zh', text)).intent);
  }
  return said;
}

console.log = console.info = () => {};   // NLP.js tells every epoch
const input = JSON.parse(readFileSync(0, 'utf8'));
const output = { rows: {}, models: {} };
for (const row of input.rows) {
  output.rows[row.id] = { money: sums(row.text), dates: dates(row.text, row.now) };
}
for (const [name, model] of Object.entries(input.models)) {
  output.models[name] = await labels(model);
}
process.stdout.write(JSON.stringify(output));
