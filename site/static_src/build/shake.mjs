/* Takes out of a style sheet what nothing uses: rules for classes of the design system that no template names, then tokens
 * that no rule reads. Our own classes (bif-) stay: the templates of tomorrow may need them. */
import postcss from "postcss";

const VENDOR_CLASS = /\.((?:nl|utrecht|denhaag)-[a-z0-9_-]+)/gi;
const READ_TOKEN = /var\(\s*(--[\w-]+)/g;

/** @param {string} css @param {(name: string) => boolean} keepClass @returns {string} */
export function shake(css, keepClass) {
  const root = postcss.parse(css);
  root.walkComments((comment) => comment.remove());
  dropUnusedRules(root, keepClass);
  dropUnusedTokens(root);
  dropEmpty(root);
  return root.toString();
}

function dropUnusedRules(root, keepClass) {
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const selectors = rule.selectors.filter((selector) => [...selector.matchAll(VENDOR_CLASS)].every(([, name]) => keepClass(name)));
    if (selectors.length === 0) rule.remove();
    else if (selectors.length < rule.selectors.length) rule.selectors = selectors;
  });
}

/** A token stays when a property reads it, or when a token that stays reads it. */
function dropUnusedTokens(root) {
  const readBy = new Map();
  const used = [];
  root.walkDecls((declaration) => {
    const read = [...declaration.value.matchAll(READ_TOKEN)].map(([, name]) => name);
    if (!declaration.prop.startsWith("--")) used.push(...read);
    else readBy.set(declaration.prop, [...(readBy.get(declaration.prop) ?? []), ...read]);
  });
  const keep = new Set();
  while (used.length > 0) {
    const name = used.pop();
    if (keep.has(name)) continue;
    keep.add(name);
    used.push(...(readBy.get(name) ?? []));
  }
  root.walkDecls(/^--/, (declaration) => {
    if (!keep.has(declaration.prop)) declaration.remove();
  });
}

function dropEmpty(root) {
  root.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes && rule.nodes.length === 0) rule.remove();
  });
}
