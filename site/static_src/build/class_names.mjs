/* Which classes of the design system the project uses: a class that no template names is not sent to anybody. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const FOLDERS = ["templates", "home", "search", "fund_applications", "site/config", "site/static_src/js"];
const KINDS = new Set([".html", ".py", ".js", ".css"]);
/* Classes that a template puts together from a parameter, such as `nl-button--{{ variant }}`. */
const ENDINGS = {
  "nl-button--": ["primary", "secondary", "subtle", "negative"],
  "nl-heading--level-": ["1", "2", "3", "4"],
  "utrecht-alert--": ["info", "ok", "warning", "error"],
  "utrecht-form-field__label--": ["radio", "checkbox"],
  "utrecht-form-label--": ["radio", "checkbox"],
  "utrecht-status-badge--": ["neutral", "safe", "warning", "danger", "valid"],
};
const CLASS = /\b(?:nl|utrecht|denhaag)-[a-z0-9_-]+/g;

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(full);
    else if (KINDS.has(path.extname(entry.name))) yield full;
  }
}

/** A function that tells whether a class is in use. Stops the build at a class with an ending that is not listed above. */
export async function collectClassNames(root) {
  const names = new Set();
  for (const folder of FOLDERS) {
    for await (const file of files(path.join(root, folder))) {
      const text = await readFile(file, "utf8");
      for (const [name] of text.matchAll(CLASS)) {
        if (!name.endsWith("-")) names.add(name);
        else if (ENDINGS[name]) ENDINGS[name].forEach((ending) => names.add(name + ending));
        else throw new Error(`${path.relative(root, file)}: list the endings of "${name}" in site/static_src/build/class_names.mjs`);
      }
    }
  }
  return (name) => names.has(name);
}
