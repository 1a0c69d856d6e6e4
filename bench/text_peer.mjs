// The peer's turn of the text bench: textlint, kept warm, with two rules. One JSON order in, one JSON answer out.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { readFileSync } from "node:fs";
import path from "node:path";

const order = JSON.parse(readFileSync(0, "utf8"));
const modules = createRequire(path.join(order.modules, "package.json"));
const { createLinter } = modules("textlint");
const { TextlintKernelDescriptor } = modules("@textlint/kernel");

const descriptor = new TextlintKernelDescriptor({
  rules: [
    { ruleId: "sentence-length", rule: modules("textlint-rule-sentence-length").default, options: { max: order.longest } },
    { ruleId: "max-comma", rule: modules("textlint-rule-max-comma").default, options: { max: 3 } },
  ],
  plugins: [{ pluginId: "text", plugin: modules("@textlint/textlint-plugin-text").default, options: true }],
  filterRules: [],
});
const linter = createLinter({ descriptor });

async function check(text) {
  const busy = process.cpuUsage();
  const begun = performance.now();
  const { messages } = await linter.lintText(text, "note.txt");
  const seconds = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(busy);
  const long = messages.filter((each) => each.ruleId === "sentence-length").map((each) => each.range);
  return { seconds, cpu: (used.user + used.system) / 1e6, long };
}

const first = (await check(order.short[0])).seconds;
for (const text of order.short.slice(1, order.warm_up)) await check(text);
const said = { short: [], long: [], first };
for (const text of order.short.slice(order.warm_up)) said.short.push(await check(text));
for (const text of order.long) said.long.push(await check(text));
said.peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify(said));
