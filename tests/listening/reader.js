// A screen reader inside the page: `read` from a place to its end, or `listen` to what happens.
import { virtual } from "@guidepup/virtual-screen-reader";

const MOST = 5000; // phrases; no page has so many
const LONGEST = 20_000; // ms

export const listen = async (selector) => {
  await virtual.stop();
  await virtual.start({ container: document.querySelector(selector) });
};

export const heard = () => virtual.spokenPhraseLog();

export const read = async (selector) => {
  await listen(selector);
  const end = `end of ${await virtual.lastSpokenPhrase()}`;
  for (let left = MOST; (await virtual.lastSpokenPhrase()) !== end; left--) {
    if (!left) throw new Error(`no "${end}" was heard`);
    await virtual.next();
  }
  return heard();
};

export const hears = async (beginning) => {
  const until = performance.now() + LONGEST;
  while (!(await heard()).some((phrase) => phrase.startsWith(beginning))) {
    if (performance.now() > until) throw new Error(`not heard: ${beginning}\n${(await heard()).join("\n")}`);
    await new Promise(requestAnimationFrame);
  }
};

export const nextHeading = async () => {
  await virtual.perform(virtual.commands.moveToNextHeading);
  return virtual.lastSpokenPhrase();
};
