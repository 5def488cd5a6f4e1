// HTML_CodeSniffer with every sniff of level AAA. It lacks some of its own texts and would throw.
async () => {
  const translate = HTMLCS.getTranslation;
  HTMLCS.getTranslation = (key) => translate.call(HTMLCS, key) ?? key;
  const standard = "WCAG2AAA";
  await new Promise((resolve, reject) => {
    HTMLCS.process(standard, document, resolve, reject, "en");
  });
  const part = (code) => code.split(".").slice(3).join(".");
  const messages = HTMLCS.getMessages().map(({ type, code, msg, element }) => ({
    kind: type === HTMLCS.ERROR ? "violation" : "review",
    rule: part(code).split(".")[0],
    code: part(code),
    message: msg,
    ...checked(element),
  }));
  const outcomes = {};
  for (const sniff of HTMLCS_WCAG2AAA.sniffs) {
    const name = (sniff.include ?? [sniff]).at(-1).split(".").at(-1);
    const [a, b, c] = name.split("_");
    outcomes[name] = { outcome: "passed", tags: [`wcag${a}${b}${c}`] };
  }
  for (const outcome of ["review", "failed"]) {
    const kind = outcome === "failed" ? "violation" : "review";
    for (const { rule } of messages.filter((message) => message.kind === kind)) {
      (outcomes[rule] ??= { tags: [] }).outcome = outcome;
    }
  }
  return { findings: messages, outcomes };
}
