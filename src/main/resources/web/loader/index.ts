// The one line an embedder writes brings this file. It is small, is never cached for long, and fetches the real widget by names that
// change with its content and with the digest the browser is to find. Whatever goes wrong, the host page goes on undisturbed.
import { loading } from '../shared/words';

interface File { src: string; integrity?: string }
interface Files { chat: File; document: File }

(() => {
  const files = '__WEIQUAN_FILES__' as unknown as Files;   // the server puts the names and digests in this place
  const me = document.currentScript as HTMLScriptElement | null;
  const base = me?.src ?? location.href;
  const located = (file: File) => ({ src: new URL(file.src, base).href, integrity: file.integrity });

  /** A module is fetched by a tag, which can hold the digest, and then taken from the browser's own list of modules. */
  const bring = (file: File) => new Promise<void>((done, failed) => {
    const tag = document.createElement('script');
    tag.type = 'module';
    tag.crossOrigin = 'anonymous';
    if (file.integrity) tag.integrity = file.integrity;
    tag.src = file.src;
    tag.onload = () => done();
    tag.onerror = () => failed(new Error(file.src));
    document.head.append(tag);
  });

  const placed = () => {
    if (document.querySelector('weiquan-chat')) return;
    const launcher = document.createElement('weiquan-chat');
    for (const name of ['server', 'theme', 'channel']) {
      const value = me?.dataset[name];
      if (value) launcher.setAttribute(name, value);
    }
    document.body.append(launcher);
  };

  const chat = located(files.chat);
  bring(chat)
    .then(() => import(/* a name known only here */ chat.src))
    .then(module => {
      module.begin({ document: located(files.document), base: new URL('..', base).href, bring });
      // With data-manual the host page makes the element itself, when and where it likes.
      if (me?.dataset.manual !== undefined) return;
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', placed);
      else placed();
    })
    .catch(() => {
      for (const place of document.querySelectorAll('weiquan-chat')) place.textContent = loading.failed;
    });
})();
