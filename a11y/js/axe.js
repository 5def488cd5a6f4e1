// Every rule of axe, or only those named; not what axe has given up, nor the rule that only says
// that something is hidden: the states show it.
async (only) => {
  const current = axe.getRules().filter(({ ruleId, tags }) =>
    ruleId !== "hidden-content" && !tags.includes("deprecated"));
  const found = await axe.run(document, {
    runOnly: { type: "rule", values: only ?? current.map(({ ruleId }) => ruleId) },
    resultTypes: ["violations", "incomplete"],
  });
  const reasons = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message);
  const tell = (kind, rules) => rules.flatMap((rule) => rule.nodes.map((node) => ({
    kind,
    rule: rule.id,
    code: rule.id,
    selector: node.target.flat().join(" "),
    html: node.html.replace(/\s+/g, " ").slice(0, 200),
    message: [rule.help, ...reasons(node)].join("; "),
  })));
  const outcomes = {};
  for (const [group, outcome] of [
    ["inapplicable", "inapplicable"],
    ["passes", "passed"],
    ["incomplete", "review"],
    ["violations", "failed"],
  ]) {
    for (const { id, tags } of found[group]) outcomes[id] = { outcome, tags };
  }
  return {
    findings: [...tell("violation", found.violations), ...tell("review", found.incomplete)],
    outcomes,
  };
}
