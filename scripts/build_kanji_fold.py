"""Writes kanji_fold.json: old, variant and Chinese forms of the characters in Japan's names."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

from webapp.municipalities.catalogue import DATA, rows

# Forms in names that OpenCC's tables leave out: the form, then the usual character.
_JAPANESE = """
髙高 﨑崎 嵜崎 碕崎 濵浜 濱浜 澤沢 邊辺 邉辺 嶋島 嶌島 廣広 舘館 冨富 瀧滝 瀨瀬 曾曽 竃竈
釜竈 斉斎 齊斎 齋斎 渕淵 渊淵 禰祢 鰺鯵 蘆芦 檜桧 籔薮 藪薮 檮梼 槇槙 鶯鴬 穎頴 麴麹 壺壷
桒桑 𠮷吉 栁柳 德徳 眞真 惠恵 榮栄 應応 條条 櫻桜 鷗鴎 凾函 靜静 讚讃 龍竜 嶽岳 圀国 氣気
莊荘 庄荘 苅刈 冢塚 峯峰 頸頚 礪砺 蠣蛎 鹼鹸 剱剣 劒剣 劔剣 劍剣 黑黒 鄕郷 鄉郷 靑青 淸清
淨浄 緖緒 鹽塩 縣県 驒騨 箇ヶ 个ヶ 櫟栎 橡栃 杤栃 枥栃 藝芸 兒児 戶戸 彌弥 與与 寶宝 豐豊
瀦潴 隱隠 濤涛 籠篭 澁渋 泻潟 姬姫 俱倶 涌湧 韭韮 阪坂 箱函
"""
_TABLES = ("municipalities.csv", "former.csv", "prefectures.csv")
_OPENCC = ("JPVariants", "TSCharacters", "TWVariants", "HKVariants")


def main() -> None:
    """Each form that no name uses, and each second form that names use, to one character."""
    table = {form: character for form, character in sorted(folds()) if form != character}
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    (DATA / "kanji_fold.json").write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")


def folds() -> Iterator[tuple[str, str]]:
    """Pairs of a form and what it becomes; characters of names fold only by Japanese tables."""
    japanese = japanese_forms()
    names = in_names()
    usual = {name: japanese.get(name, name) for name in names}
    claims: dict[str, str] = {}
    for name in sorted(names):
        for form in forms(name):
            claims.setdefault(form, usual[name])
    claims |= {form: usual.get(new, new) for form, new in japanese.items() if new in names}
    yield from ((form, new) for form, new in claims.items() if form not in names)
    yield from ((name, new) for name, new in usual.items() if new != name)


def japanese_forms() -> dict[str, str]:
    """Old forms and today's; where OpenCC turns a pair round, the list above decides."""
    own = {pair[0]: pair[1] for pair in _JAPANESE.split()}
    table = {old: news[0] for old, news in opencc("JPVariants")}
    found = {old: new for old, new in table.items() if own.get(new) != old} | own
    return {old: found.get(new, new) for old, new in found.items()}


def in_names() -> set[str]:
    """Every character of the names and their areas, today's and former ones."""
    tables = chain.from_iterable(map(rows, _TABLES))
    columns = ("name", "parent", "kanji")
    texts = (line[column] for line in tables for column in columns if column in line)
    return {sign for text in texts for sign in text if sign >= "一"}


def forms(character: str) -> set[str]:
    """The traditional forms of a character, and what those are in China, Taiwan, Hong Kong."""
    old = {character} | back("JPVariants").get(character, set())
    traditional = old | {form for sign in old for form in back("TSCharacters").get(sign, ())}
    found = set(traditional)
    for table in _OPENCC:
        found |= {form for sign in traditional for form in forth(table).get(sign, ())}
    return found - {character}


def opencc(table: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of one of OpenCC's tables: a character and its forms."""
    text = (files("opencc") / "dictionary" / f"{table}.txt").read_text("utf-8")
    for line in csv.reader(text.splitlines(), delimiter="\t"):
        yield line[0], line[1].split()


@cache
def forth(table: str) -> dict[str, list[str]]:
    """From a character to its forms."""
    return dict(opencc(table))


@cache
def back(table: str) -> dict[str, set[str]]:
    """From a form to its characters."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for old, news in opencc(table):
        for new in news:
            found[new].add(old)
    return found


if __name__ == "__main__":
    main()
