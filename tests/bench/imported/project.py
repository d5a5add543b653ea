"""The project into which the sheets are imported: places with spellings of several languages, measures."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.project import BASE_TEXTS

_CATALOGUE = "site_src/locale/en/hasila.po"
WORDS = {_CATALOGUE: (Path(__file__).parents[3] / _CATALOGUE).read_text(encoding="utf-8")}
_REGION = """
{id}:
  within: [lora-valley]
  label: {{ar: {ar}, en: {en}}}
  also: {{en: [{also}]}}
  pcode: {code}
  kind: region
  precision: area
"""
_REGIONS = (
    (
        "upper-lora",
        "لورا العليا",
        "Upper Lora",
        "Haute-Lora, Lora Alta, Yukarı Lora, Obere Lora, Верхняя Лора",
        "LO01",
    ),
    (
        "lower-lora",
        "لورا السفلى",
        "Lower Lora",
        "Basse-Lora, Lora Baja, Aşağı Lora, Untere Lora, Нижняя Лора",
        "LO02",
    ),
    (
        "east-bank",
        "الضفة الشرقية",
        "East Bank",
        "Rive Est, Ribera Este, Doğu Yaka, Ostufer, Восточный берег",
        "LO03",
    ),
    (
        "far-hills",
        "التلال البعيدة",
        "Far Hills",
        "Collines, Cerros, Uzak Tepeler, Ferne Hügel, Дальние холмы",
        "LO04",
    ),
)
_COUNTED = """
{id}:
  label: {{ar: {ar}, en: {en}}}
  counted:
    ar: {{zero: {ar}, one: {ar}, two: {ar}, few: "{{n}} {ar}", many: "{{n}} {ar}", other: "{{n}} {ar}"}}
    en: {{one: "{{n}} {en}", other: "{{n}} {en}"}}
"""
_MEASURES = (("cases", "حالات", "cases"), ("missing", "مفقودون", "missing"),
             ("displaced", "نازحون", "displaced"),
             ("killed-and-injured", "قتلى ومصابون", "killed or injured"))  # fmt: skip
_POPULATIONS = """
confirmed: {label: {ar: مؤكدة, en: confirmed}}
suspected: {label: {ar: مشتبه بها, en: suspected}}
probable: {label: {ar: محتملة, en: probable}}
"""
_GROUP = ("  label", "  within: [everyone]\n  label")
_MEN = _COUNTED.format(id="men", ar="رجال", en="men").replace(*_GROUP)
_ADULTS = _COUNTED.format(id="adults", ar="بالغون", en="adults").replace(*_GROUP)


def _extended(name: str, text: str) -> tuple[str, str]:
    path = f"content/vocabulary/{name}.yaml"
    return path, BASE_TEXTS[path] + text


_FORM = ("id", "ar", "en", "also", "code")


def _region(said: tuple[str, ...]) -> str:
    return _REGION.format(**dict(zip(_FORM, said, strict=True)))


_KEPT = {
    name: text
    for name, text in BASE_TEXTS.items()
    if not name.startswith(("content/reports/", "content/tables/"))
}
FILES = {
    **_KEPT,
    **dict((
        _extended("places", "".join(map(_region, _REGIONS))),
        _extended("measures", "".join(_COUNTED.format(id=one[0], ar=one[1], en=one[2]) for one in _MEASURES)),
        _extended("populations", _POPULATIONS),
        _extended("categories", _MEN + _ADULTS),
    )),
}  # fmt: skip
