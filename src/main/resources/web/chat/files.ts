// Where the other files of the widget are: told by the loader, which alone knows their names and digests.

export interface File { src: string; integrity?: string }

export interface Files { document: File; base: string; bring(file: File): Promise<void> }

let known: Files | null = null;

export function tell(files: Files): void {
  known ??= files;
}

/** The server the widget came from, when its element names no other. */
export const home = (): string => known?.base ?? new URL('.', location.href).href;

interface More { define(kit: unknown): void }

let more: Promise<More> | null = null;

/** The package view and the sheets, fetched once; after a failure the next who wants them tries again. */
export function documentView(): Promise<More> {
  return more ??= bring().catch(failure => {
    more = null;
    throw failure;
  });
}

async function bring(): Promise<More> {
  if (!known) throw new Error('the widget was not brought by its loader');
  await known.bring(known.document);
  return import(known.document.src);
}
