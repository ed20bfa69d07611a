/** Euro as people in the Netherlands write it: `1.250,50`, `€ 1250`, `1250,-`. */

/** @returns {number | null} the amount, or null when the text is none. A single dot before two digits is a decimal point. */
export function readEuro(text) {
  let plain = text.replace(/[€\s\u00a0]/g, "").replace(/,-$/, "");
  if (/^\d+\.\d{1,2}$/.test(plain)) plain = plain.replace(".", ",");
  if (!/^(\d+|\d{1,3}(\.\d{3})+)(,\d{1,2})?$/.test(plain)) return null;
  return Number(plain.replaceAll(".", "").replace(",", "."));
}

/** @param {number} amount */
export function formatEuro(amount) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return `€\u00a0${amount.toLocaleString("nl-NL", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
