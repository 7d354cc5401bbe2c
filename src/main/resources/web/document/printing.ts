// Printing one element of somebody's page: everything beside the way down to it is left out, on paper only, and put back afterwards.

const LEFT_OUT = 'data-weiquan-not-printed';
let sheet: CSSStyleSheet | null = null;

export function leaveOutTheRest(host: Element): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #555; } } @media print { [${LEFT_OUT}] { display: none !important; }
      [data-weiquan-printed] { display: block !important; position: static !important; height: auto !important; min-height: 0 !important; overflow: visible !important; border: 0 !important; padding: 0 !important; } }`);
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (let way: Element | null = host; way && way !== document.body; way = way.parentElement) {
    way.setAttribute('data-weiquan-printed', '');
    for (const beside of way.parentElement?.children ?? []) if (beside !== way) beside.setAttribute(LEFT_OUT, '');
  }
}

export function putBack(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
  for (const left of document.querySelectorAll(`[${LEFT_OUT}]`)) left.removeAttribute(LEFT_OUT);
  for (const way of document.querySelectorAll('[data-weiquan-printed]')) way.removeAttribute('data-weiquan-printed');
}
