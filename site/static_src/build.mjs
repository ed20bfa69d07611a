/* Builds site/static/build from site/static_src and the packages of the lock file: `npm run build`. Takes about two seconds.
 *
 * public.css   tokens (only those in use), the components of NL Design System (only the classes in use), our own
 * public.js    enhancement only
 * editor.css   what the editor of pages shows of the plain-language report, and
 * editor.js    what fetches it
 * nunito.woff2 the letters and weights that Dutch and English pages need; nunito-names.woff2, fetched only when a page
 *              has one of them, the other letters of western Europe
 * mark.svg     the placeholder mark, as icon of the browser tab
 */
import { mkdir, readFile, writeFile, copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import path from "node:path";
import esbuild from "esbuild";
import subsetFont from "subset-font";
import { collectClassNames } from "./build/class_names.mjs";
import { shake } from "./build/shake.mjs";

const SOURCE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(SOURCE, "../..");
const TARGET = path.join(ROOT, "site/static/build");
const TARGETS = ["chrome109", "firefox115", "safari16"];
const FONT = "node_modules/@fontsource-variable/nunito/files/nunito-latin-wght-normal.woff2";
const WEIGHTS = { min: 400, max: 850 };
/* What Dutch and English pages need; the ranges stand in css/fonts.css too, where the browser reads them. */
const EVERYDAY = "U+20-7E, U+A0, U+B7, U+C4, U+C7-CB, U+CF, U+D6, U+DC, U+DF-EB, U+ED-EF, U+F1, U+F3-F4, U+F6, U+FA-FC, U+2013-2014, U+2018-201E, U+2022, U+2026, U+20AC";
const OTHER_NAMES = "U+A1-B6, U+B8-C3, U+C5-C6, U+CC-CE, U+D0-D5, U+D7-DB, U+DD-DE, U+EC, U+F0, U+F2, U+F5, U+F7-F9, U+FD-FF, U+131, U+152-153";

async function buildStyles(name, keepClass) {
  const bundle = await esbuild.build({
    entryPoints: [path.join(SOURCE, "css", `${name}.css`)],
    bundle: true,
    write: false,
    external: ["*.woff2"],
    logLevel: "warning",
  });
  const shaken = shake(bundle.outputFiles[0].text, keepClass);
  const small = await esbuild.transform(shaken, { loader: "css", minify: true, target: TARGETS });
  return save(`${name}.css`, small.code);
}

async function buildScripts(name) {
  const bundle = await esbuild.build({
    entryPoints: [path.join(SOURCE, "js", `${name}.js`)],
    bundle: true,
    write: false,
    format: "esm",
    minify: true,
    target: TARGETS,
    logLevel: "warning",
  });
  return save(`${name}.js`, bundle.outputFiles[0].text);
}

async function buildFont(name, ranges) {
  const whole = await readFile(path.join(ROOT, FONT));
  return save(name, await subsetFont(whole, lettersOf(ranges), { targetFormat: "woff2", variationAxes: { wght: WEIGHTS } }));
}

/** "U+41-43" becomes "ABC". */
function lettersOf(ranges) {
  return ranges.split(", ").flatMap((range) => {
    const [from, to = from] = range.slice(2).split("-").map((code) => parseInt(code, 16));
    return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
  }).join("");
}

async function copyImage(name) {
  await copyFile(path.join(SOURCE, "images", name), path.join(TARGET, name));
  return report(name, await readFile(path.join(TARGET, name)));
}

async function save(name, content) {
  await writeFile(path.join(TARGET, name), content);
  return report(name, Buffer.from(content));
}

function report(name, bytes) {
  const sent = name.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  return `${name.padEnd(14)} ${(bytes.length / 1024).toFixed(1).padStart(7)} KB  ${(sent / 1024).toFixed(1).padStart(6)} KB sent`;
}

await mkdir(TARGET, { recursive: true });
const keepClass = await collectClassNames(ROOT);
const lines = await Promise.all([
  buildStyles("public", keepClass),
  buildStyles("editor", keepClass),
  buildScripts("public"),
  buildScripts("editor"),
  buildFont("nunito.woff2", EVERYDAY),
  buildFont("nunito-names.woff2", OTHER_NAMES),
  copyImage("mark.svg"),
]);
console.log(lines.join("\n"));
