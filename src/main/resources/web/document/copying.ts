/** Puts text on the clipboard. Pages without a secure address have none; the old way works there, inside the open dialog. */
export async function copied(text: string, within: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.className = 'away';
    within.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    return done;
  }
}
