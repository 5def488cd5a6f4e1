// The engine of IBM Equal Access, with WCAG 2.2 and IBM's own newest requirements.
async () => {
  const guidelines = ["WCAG_2_2", "IBM_Accessibility"];
  const checker = new ace.Checker();
  const { results } = await checker.check(document, guidelines);
  const tags = {};
  for (const { checkpoints } of checker.getGuidelines().filter(({ id }) => guidelines.includes(id))) {
    for (const { num, rules } of checkpoints) {
      for (const { id } of rules ?? []) (tags[id] ??= new Set()).add(`wcag${num.replaceAll(".", "")}`);
    }
  }
  const rank = ["inapplicable", "passed", "review", "failed"];
  const outcome = ([policy, confidence]) => {
    if (confidence === "PASS") return "passed";
    return policy === "VIOLATION" && confidence === "FAIL" ? "failed" : "review";
  };
  const outcomes = {};
  for (const [id, criteria] of Object.entries(tags)) {
    outcomes[id] = { outcome: "inapplicable", tags: [...criteria] };
  }
  for (const { ruleId, value } of results) {
    const one = (outcomes[ruleId] ??= { outcome: "inapplicable", tags: [] });
    if (rank.indexOf(outcome(value)) > rank.indexOf(one.outcome)) one.outcome = outcome(value);
  }
  const findings = results.filter(({ value }) => outcome(value) !== "passed").map((one) => ({
    kind: outcome(one.value) === "failed" ? "violation" : "review",
    rule: one.ruleId,
    code: `${one.ruleId}.${one.reasonId}`,
    message: `${one.value.join(" ").toLowerCase()}: ${one.message}`,
    ...checked(one.node),
  }));
  return { findings, outcomes };
}
