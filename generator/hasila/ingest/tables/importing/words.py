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
    "killed-and-injured": "casualties casualty victimes",
    "recovered": "recovered recoveries discharged cured guéris متعافون المتعافين شفاء الشفاء recuperados "
    "guariti genesene iyileşen",
}
"""Words for what is counted. A word of two measures says neither: «إصابات» are injuries or infections."""
CASES = "case cases cas حالة الحالة حالات الحالات casos caso casi fälle vaka"
"""Words for cases of anything: "cases of death" are deaths."""
CATEGORIES: Mapping[str, str] = {
    "adults": "adult adults adultes بالغون البالغين بالغين adultos adultas adulti erwachsene yetişkin "
    "взрослые взрослых "
    "дорослі дорослих",
    "civilians": "civilian civilians civils civil مدنيون المدنيين مدنيين المدنيون مدني civiles civis civili "
    "zivilisten zivilpersonen sivil siviller гражданских мирных-жителей мирные-жители цивільних غیرنظامیان",
    "children": "child children kids minors enfants أطفال الأطفال طفل niños menores crianças bambini minori "
    "kinder minderjährige çocuk çocuklar дети детей діти дітей کودکان",
    "women": "woman women femmes female females نساء النساء امرأة إناث mujeres mulheres donne femmine frauen "
    "weiblich kadın kadınlar женщины женщин жінки жінок زنان",
    "men": "man men hommes male males رجال الرجال ذكور hombres varones homens uomini maschi männer männlich "
    "erkek erkekler мужчины мужчин чоловіки чоловіків مردان",
    "boys": "boys boy garçons صبيان أولاد فتيان jungen meninos ragazzi мальчики",
    "girls": "girls girl filles بنات فتيات niñas mädchen meninas ragazze девочки",
    "fighters": "fighter fighters combatants combattants مقاتلون المقاتلين مقاتلين المقاتلون combatientes "
    "combatentes combattenti kämpfer bewaffnete savaşçı комбатанты боевики комбатантів",
}
LOW = (
    "low min min. minimum lowest minimal at-least lower-bound lower-estimate أدنى الأدنى au-moins mínimo "
    "minimo mindestens almeno "
    "como-mínimo no-mínimo en-az asgari не-менее минимум мінімум"
)
BEST = "best central أفضل estimate estimation estimación"
HIGH = (
    "high max max. maximum highest maximal at-most upper-bound upper-estimate أعلى الأعلى au-plus máximo "
    "massimo höchstens maximal "
    "como-máximo no-máximo en-çok azami не-более максимум"
)
AT_LEAST = ("minimum at-least minimum-estimate minimum-estimated حد-أدنى الحد-الأدنى au-moins mínimo "
            "mindestens almeno en-az")  # fmt: skip
"""Words of a column of lower bounds."""
TOTALS = ("total totals all overall ensemble sum grand-total national both both-sexes الإجمالي "
          "إجمالي المجموع "
          "مجموع الكل المجموع-الكلي الاجمالي toplam totaux")  # fmt: skip
NOT_STATED = ("nd na n/a n.a. n.d. nan null none unknown not-available not-reported no-data "
              "missing-data s/d s.d. sem-dados sin-dato k.-a. k.a. keine-angabe keine-angaben "
              "non-disponibile veri-yok "
              "нет-данных немає-даних غير-متوفر "
              "غير-متاح لا-تتوفر-بيانات غير-معروف non-disponible sin-datos")  # fmt: skip
CUMULATIVE = "cumulative cum total-to-date cumulé cumul تراكمي التراكمي الإجمالي-التراكمي acumulado"
NEW = "new daily weekly nouveaux جديدة جديد الجديدة اليومية يومي nuevos since-last"
YEAR, MONTH, DAY = (
    "year année annee سنة السنة العام año ano anno jahr yıl год рік",
    "month mois شهر الشهر mes mês mese monat ay месяц місяць",
    "day jour يوم اليوم día dia giorno tag gün день",
)
WEEK = (
    "week semaine weeknum أسبوع الأسبوع semana wk epiweek settimana woche kalenderwoche hafta неделя тиждень"
)
WEEK_BEGINS = (
    "commencing beginning begins starting starts started beginnend ab début débutant inicio تبدأ المبتدئ"
)
WEEK_ENDS = "ending ends ended end fin finissant terminant endend bis المنتهي ينتهي نهاية"
"""Words beside that of a week which say that its first or its last day stands in the cells."""
SUNDAY_WEEKS, MONDAY_WEEKS = "mmwr cdc", "iso isoweek iso-week who"
PLACES = ("place location country state province region governorate district department county "
          "admin admin1 admin2 "
          "area zone town city municipality nom pays région محافظة المحافظة المنطقة منطقة البلد "
          "الدولة المدينة القضاء "
          "adm0 adm1 adm2 health-zone المكان الموقع lieu lugar local ort luogo yer место provincia "
          "departamento "
          "municipio región região regione comune landkreis bezirk ilçe bölge şehir регион область "
          "район")  # fmt: skip
POPULATIONS: Mapping[str, str] = {
    "confirmed": "confirmed confirmé confirmés confirmées confirmado confirmados confirmati bestätigt "
    "bestätigte مؤكدة "
    "المؤكدة مؤكد kesin подтвержденных подтверждённых підтверджених",
    "suspected": "suspected suspect suspects suspecté suspectés sospechosos suspeitos sospetti verdacht "
    "مشتبه المشتبه "
    "مشتبهة المشتبهة şüpheli подозрительных",
    "probable": "probable probables prováveis probabili wahrscheinlich محتملة المحتملة olası вероятных",
}
"""Words for what is known of those counted, where the vocabulary has such a population."""
GROUPS = ("sex gender age age-group group category class sexe الجنس العمر الفئة الفئة-العمرية sexo sesso "
          "geschlecht cinsiyet пол edad età alter yaş")  # fmt: skip
INDICATORS = ("indicator variable metric type status measure element indicateur المؤشر النوع classification "
              "indicador indicatore kennzahl gösterge показатель показник")  # fmt: skip
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
IDS = ("id event-id event_id_cnty incident-id incident_id objectid uid code main-id ref reference الرقم رقم "
       "código kod код identifiant identifier kennung معرف")  # fmt: skip
NUMBERED = f"{IDS} # no no. nr nr. number serial n° numéro número numero номер"
"""Words of the heading of a column that numbers its rows: they count nobody."""
BULLETINS = "report bulletin sitrep update situation-report تقرير نشرة rapport boletín bollettino bericht"
"""Words of what may come out several times a day."""
ORDERS = "hour time at bulletin order no-of-report report-no الساعة الوقت heure"
HASHTAGS: Mapping[str, str] = {
    "killed": "#affected+killed #affected+dead #affected+deaths #affected+fatalities #affected+died",
    "injured": "#affected+injured #affected+wounded",
    "missing": "#affected+missing",
    "displaced": "#affected+displaced #affected+idps",
    "cases": "#affected+cases #affected+infected",
}
"""The measure of a column by its hashtag, from the core schema of HXL."""
TAGGED_GROUPS: Mapping[str, str] = {
    "women": "f",
    "men": "m",
    "children": "children",
    "adults": "adults",
    "civilians": "civilians",
}
"""The group of a column by an attribute of its hashtag."""
_WORD = re.compile(r"[^\W_]+(?:[-'’/.][^\W_]+)*|%|n°|#")


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


def names_a_count(text: str) -> bool:
    """True where a word of what is counted, of a group of people or of a total stands in ``text``."""
    tables = (*MEASURES.values(), *CATEGORIES.values(), CASES, TOTALS)
    return any(has_word(text, words) for words in tables)


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
