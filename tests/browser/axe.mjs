// What axe finds on a page as it stands.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line for each element that breaks a rule. */
export async function violations(page) {
  // It runs from outside of the page's own scripts, so that a page without any can be asked too.
  await page.evaluate(axe);
  return page.evaluate(async (tags) => {
    const { violations: found } = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.split("\n").slice(0, 3).join(" ")}`));
  }, RULES);
}
