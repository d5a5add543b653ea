"""Words by which the headings and cells of tables are recognised, in the languages of many publishers.

They only suggest: what they suggest is written down with its reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

MEASURES: Mapping[str, str] = {
    "killed": "killed dead death deaths died fatalities fatality deceased décès deces décédés morts mort "
    "tués tues قتلى القتلى قتيل قتل وفيات الوفيات وفاة الوفاة ضحايا شهداء الشهداء muertos fallecidos muertes "
    "defunciones deceduti morti decessi tote todesfälle verstorbene gestorbene mortos óbitos falecidos ölü "
    "can-kaybı vefat погибшие погибших погибло умерших загиблі загиблих کشته",
    "injured": "injured wounded injuries hurt casualties-injured blessés blesses جرحى الجرحى مصابون المصابون "
    "المصابين مصابين إصابات الإصابات إصابة الإصابة heridos feriti verletzte verwundete feridos yaralı "
    "раненые раненых поранені поранених زخمی",
    "missing": "missing disparus مفقودون المفقودين مفقودين المفقودون desaparecidos dispersi vermisste kayıp",
    "displaced": "displaced idps idp déplacés deplaces نازحون النازحين نازحين النازحون desplazados sfollati "
    "vertriebene",
    "in-hospital": "hospital hospitalised hospitalized admission hospitalisés hospitalises المستشفى "
    "المستشفيات hospitalizados ospedalizzati ricoverati",
    "cases": "infections infected infection إصابات الإصابات إصابة الإصابة contagios infizierte",
    "rescued": "rescued survivors rescapés ناجون الناجين ناجين kurtarılan sobrevivientes",
    "detained": "detained detainees détenus معتقلون المعتقلين محتجزون detenidos",
    "recovered": "recovered recoveries discharged cured guéris متعافون المتعافين شفاء الشفاء recuperados "
    "guariti genesene iyileşen",
}
"""Words for what is counted. A word of two measures says neither: «إصابات» are injuries or infections."""
CASES = "case cases cas حالة الحالة حالات الحالات casos caso casi fälle vaka"
"""Words for cases of anything: "cases of death" are deaths."""
CATEGORIES: Mapping[str, str] = {
    "civilians": "civilian civilians civils civil مدنيون المدنيين مدنيين المدنيون مدني",
    "children": "child children kids minors enfants أطفال الأطفال طفل niños",
    "women": "woman women femmes female females نساء النساء امرأة إناث mujeres",
    "men": "man men hommes male males رجال الرجال ذكور hombres",
    "boys": "boys boy garçons صبيان أولاد فتيان",
    "girls": "girls girl filles بنات فتيات",
    "fighters": "fighter fighters combatants combattants مقاتلون المقاتلين مقاتلين المقاتلون",
}
LOW, BEST, HIGH = (
    "low min minimum lowest أدنى الأدنى",
    "best central أفضل",
    "high max maximum highest أعلى الأعلى",
)
AT_LEAST = "minimum at-least minimum-estimate minimum-estimated حد-أدنى الحد-الأدنى au-moins mínimo"
"""Words of a column of lower bounds."""
TOTALS = ("total totals all overall ensemble sum grand-total national both both-sexes الإجمالي "
          "إجمالي المجموع "
          "مجموع الكل المجموع-الكلي الاجمالي toplam totaux")  # fmt: skip
NOT_STATED = ("nd na n/a n.a. n.d. nan null none unknown not-available not-reported no-data "
              "missing-data غير-متوفر "
              "غير-متاح لا-تتوفر-بيانات غير-معروف non-disponible sin-datos")  # fmt: skip
CUMULATIVE = "cumulative cum total-to-date cumulé cumul تراكمي التراكمي الإجمالي-التراكمي acumulado"
NEW = "new daily weekly nouveaux جديدة جديد الجديدة اليومية يومي nuevos since-last"
YEAR, MONTH, DAY = (
    "year année annee سنة السنة العام año",
    "month mois شهر الشهر mes",
    "day jour يوم اليوم día",
)
WEEK = "week semaine weeknum أسبوع الأسبوع semana wk"
SUNDAY_WEEKS, MONDAY_WEEKS = "mmwr cdc", "iso isoweek iso-week who"
PLACES = ("place location country state province region governorate district department county "
          "admin admin1 admin2 "
          "area zone town city municipality nom pays région محافظة المحافظة المنطقة منطقة البلد "
          "الدولة المدينة القضاء "
          "adm0 adm1 adm2 health-zone")  # fmt: skip
GROUPS = "sex gender age age-group group category class sexe الجنس العمر الفئة الفئة-العمرية"
INDICATORS = "indicator variable metric type status measure element indicateur المؤشر النوع classification"
RATES = ("rate ratio percent percentage % cfr per100k per-100k per-100-000 per-100000 per-million per-capita "
         "per-thousand per-1000 smoothed average avg mean rolling prevalence latitude longitude prec "
         "precision taux pourcentage moyenne نسبة معدل متوسط tasa promedio oran")  # fmt: skip
"""Words of columns whose numbers are no counts of people."""
OF_WHICH = ("of-which of-whom of-them thereof including incl among-them among-which among-whom dont "
            "parmi-lesquels منهم منها بينهم بينها davon darunter di-cui de-los-cuales dos-quais")  # fmt: skip
"""Words with which the heading of some of the count before it begins."""
FROM, UNTIL = (
    "from start begin beginning since du debut début desde من بداية",
    "to until end ending till au fin hasta إلى حتى نهاية",
)
"""Words of the first and the last day of a window, in two columns."""
NO_COUNT = ("lat latitude lon long longitude lng id objectid index no nr n° code pcode fips iso "
            "iso2 iso3 uid "
            "population rate ratio percent % cfr per100k geonameid serial الرقم م")  # fmt: skip
IDS = "id event-id event_id_cnty incident-id incident_id objectid uid code main-id ref reference الرقم"
ORDERS = "hour time at bulletin order no-of-report report-no الساعة الوقت heure"
HASHTAGS: Mapping[str, str] = {
    "killed": "#affected+killed #affected+dead #affected+deaths #affected+fatalities #affected+died",
    "injured": "#affected+injured #affected+wounded",
    "missing": "#affected+missing",
    "displaced": "#affected+displaced #affected+idps",
    "cases": "#affected+cases #affected+infected",
}
"""The measure of a column by its hashtag, from the core schema of HXL."""
_WORD = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*|%|n°")


def folded(text: str) -> str:
    """``text`` in lower case, without the vowel signs of Arabic, with single spaces."""
    apart = unicodedata.normalize("NFC", text.casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter) and letter != "ـ")
    return " ".join(kept.replace("_", " ").split())


def has_word(text: str, words: str) -> bool:
    """True where one of ``words`` stands in ``text`` as a word; a hyphen in a word stands for a space."""
    return any(_stands_in(word, text) for word in words.split())


def begins_with(text: str, words: str) -> bool:
    """True where ``text`` begins with one of ``words``, and goes on."""
    spoken = folded(text)
    return any(spoken.startswith(f"{folded(word).replace('-', ' ')} ") for word in words.split())


def is_word(text: str, words: str) -> bool:
    """True where ``text`` is one of ``words``."""
    wanted = folded(text)
    return any(folded(word) in (wanted, wanted.replace(" ", "-")) for word in words.split())


def _stands_in(word: str, text: str) -> bool:
    words = _WORD.findall(folded(text))
    parts = folded(word).split("-") if folded(word) not in words else [folded(word)]
    width = len(parts)
    return any(words[at : at + width] == parts for at in range(len(words) - width + 1))


def meaning(text: str, table: Mapping[str, str], known: Iterable[str]) -> str:
    """The one id of ``known`` whose words stand in ``text``; "" for none or several. Words for cases of
    anything count where no other word of the table does: "recovered cases" are no cases."""
    ids, general = set(known), CASES.split()
    words = {key: f"{table.get(key, '')} {key}".split() for key in (*table, *ids)}
    telling = {key: " ".join(word for word in found if word not in general) for key, found in words.items()}
    said = [key for key, found in telling.items() if has_word(text, found)]
    if not said and "cases" in ids and has_word(text, CASES):
        return "cases"
    found = ids.intersection(said)
    return found.pop() if len(found) == 1 else ""
