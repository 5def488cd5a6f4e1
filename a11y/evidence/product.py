"""What the VPAT says before and after its tables."""

from string import Template
from typing import Any

HEAD = Template("""# Accessibility conformance report

International edition, in the form of VPAT® version 2.5. Written by `make a11y-report`; the remarks
of EN 301 549 stand in `a11y/en301549.csv`, those of WCAG in `a11y/remarks.csv`.

## Product

| | |
| --- | --- |
| Name of product | User registration (利用者登録) of the Immigration Online System |
| Report date | $date |
| Product description | Registration of people who apply at a counter for a certificate of \
eligibility and want it by e-mail: pages to read, a form in three steps, letters, a password, \
signing in, an account |
| Contact information | The page `/accessibility` says whom to tell |
| Notes | Judged by ourselves. Nobody who uses assistive technology every day, and no third party, \
has tested it yet |

## Evaluation methods used

- Tests of the whole service in browsers: $browsers.
- The tests without a browser read the pages as they are sent.
- Read aloud and listened to by a virtual screen reader: $readers.
- Checkers: $checkers.
- Only the keyboard, for the whole journey. 320 CSS pixels, text at 200 %, wider spacing, forced
  colours, dark and light, no scripts.
- The page `/accessibility` names every test with its last result.

## Applicable standards and guidelines

| Standard or guideline | Included in report |
| --- | --- |
| Web Content Accessibility Guidelines 2.2 | Level A: yes. Level AA: yes. Level AAA: in part |
| JIS X 8341-3:2016 | Level A: yes. Level AA: yes. Level AAA: in part |
| EN 301 549 V3.2.1 (2021-03) | Yes |
| Revised Section 508 standards | No |

## Terms

- **Supports**: the functionality of the product has at least one method that meets the criterion
  without known defects, or meets it with equivalent facilitation.
- **Partially Supports**: some functionality of the product does not meet the criterion; here also
  where a test or a rule of a checker failed in the last run.
- **Not Applicable**: the criterion is not relevant to the product.
- **Not Evaluated**: the product has not been evaluated against the criterion. This can only be used
  in WCAG level AAA criteria.

## WCAG 2.2 report

4.1.1 Parsing is left out: WCAG 2.2 has removed it.
""")
AAA_LEFT = """Not Evaluated: 1.2.6, 1.2.7, 1.2.8, 1.2.9, 1.3.6, 1.4.7, 1.4.9, 2.2.4, 2.5.6.
"""
FOOT = """## Legal disclaimer

This report says what was known on its date. VPAT is a registered service mark of the Information
Technology Industry Council (ITI).
"""


def head(found: dict[str, Any]) -> str:
    """Product, methods, standards and terms, with the versions of this run."""
    browsers, readers = (_named(found[kind]) for kind in ("browsers", "readers"))
    checkers = ", ".join(found["checkers"].values()) or "not in this run"
    if found["checkers"]:
        checkers += f", on {found['states']} states of pages in {found['languages']} languages"
    return HEAD.substitute(
        date=found["date"], browsers=browsers, readers=readers, checkers=checkers
    )


def _named(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items()) or "not in this run"
