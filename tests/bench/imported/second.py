"""Twelve sheets written after the faults of the first set were mended, in other hands and languages."""

from __future__ import annotations

from datetime import date, timedelta

from tests.bench.imported.sheet import Cells, Publication, Slip, dotted, drawn, indic, rising, total

DAYS = [date(2031, 3, 6) + timedelta(at) for at in range(12)]
UP, LOW, EAST, FAR = ("Upper Lora", "Lower Lora", "East Bank", "Far Hills")


def _russian_daily() -> Publication:
    women, men = rising("s1w", 11, 610, 30), rising("s1m", 11, 700, 44)
    hurt = rising("s1h", 11, 4100, 250)
    rows: Cells = [["Дата", "Погибших всего", "женщины", "мужчины", "Раненых"]]
    for at in range(11):
        sick = "нет данных" if at == 2 else dotted(hurt[at], "\u00a0")
        rows.append([f"{DAYS[at]:%d.%m.%Y}", dotted(women[at] + men[at], "\u00a0"), women[at], men[at], sick])
    slip = Slip(8, 3, women[6] - 300, "12 March 2031", "женщины")
    return Publication("S1", "daily", rows, slip, ";")


def _italian_daily() -> Publication:
    men, women, hurt = rising("s2m", 10, 40, 9), rising("s2w", 10, 35, 8), rising("s2h", 10, 300, 40)
    rows: Cells = [
        ["data", "codice_bollettino", "deceduti", "deceduti_uomini", "deceduti_donne", "feriti", "note"]
    ]
    for at in range(10):
        rows.append(
            [
                f"{DAYS[at]:%Y-%m-%d}T18:00:00",
                f"B{at + 17}",
                men[at] + women[at],
                men[at],
                women[at],
                hurt[at],
                "dato provvisorio" if at == 3 else "",
            ]
        )
    slip = Slip(5, 6, hurt[3] * 10, "9 March 2031", "feriti")
    return Publication("S2", "daily", rows, slip)


def _arabic_regions() -> Publication:
    names = ("لورا العليا", "لورا السفلى", "الضفة الشرقية", "المجموع الكلي")
    dead, hurt = ([rising(f"s3{kind}{at}", 7, 20, 6) for at in range(3)] for kind in "dh")
    columns, injured = [*dead, total(*dead)], [*hurt, total(*hurt)]
    rows: Cells = [["حصيلة الفيضان بحسب المنطقة"], ["اليوم", "المنطقة", "الوفيات", "المصابون"]]
    for at in range(7):
        rows += [
            [
                f"{indic(DAYS[at].day)} آذار {indic(2031)}" if no == 0 else None,
                name,
                indic(columns[no][at]),
                indic(injured[no][at]),
            ]
            for no, name in enumerate(names)
        ]
    merged = tuple(f"A{3 + 4 * at}:A{6 + 4 * at}" for at in range(7))
    slip = Slip(12, 3, indic(dead[1][2] + 50), "8 March 2031", "الوفيات")
    return Publication("S3", "regions", rows, slip, "", merged)


def _regions_by_sex() -> Publication:
    names = (UP, LOW, FAR, "Grand total")
    men, women = ([rising(f"s4{kind}{at}", 8, 20, 6) for at in range(3)] for kind in "mw")
    men, women = [*men, total(*men)], [*women, total(*women)]
    rows: Cells = [["", "", "Killed", "", ""], ["Date", "Region", "Men", "Women", "Total"]]
    for at in range(8):
        day = DAYS[at] + timedelta(5)
        rows += [
            [
                f"{day.month}/{day.day}/{day.year}",
                name,
                men[no][at],
                women[no][at],
                men[no][at] + women[no][at],
            ]
            for no, name in enumerate(names)
        ]
    slip = Slip(8, 4, women[1][1] + 31, "12 March 2031", "Women")
    return Publication("S4", "regions", rows, slip)


def _compact_weeks() -> Publication:
    names = ("Lora Alta", "Lora Baja", "Ribera Este")
    rows: Cells = [
        ["Semana", "Departamento", "Casos probables", "Casos confirmados", "Casos totales", "Muertes"]
    ]
    for at in range(8):
        for name in names:
            first, second, dead = drawn(f"s5{name}{at}", 3, 1, 60)
            rows.append([f"2031W{10 + at}", name, first, second, first + second, dead % 6])
    slip = Slip(14, 5, int(rows[13][2]) + int(rows[13][3]) + 20, "6 April 2031", "Casos totales")
    return Publication("S5", "weeks", rows, slip, ";")


def _weeks_commencing() -> Publication:
    parts = [drawn(f"s6{at}", 9, 2, 50) for at in range(3)]
    rows: Cells = [["Week no.", "Week commencing", UP, LOW, FAR, "All districts"]]
    for at in range(9):
        monday = date(2031, 3, 3) + timedelta(7 * at)
        rows.append(
            [10 + at, f"{monday:%d/%m/%Y}", *(part[at] for part in parts), sum(part[at] for part in parts)]
        )
    slip = Slip(5, 4, parts[1][3] + 44, "30 March 2031", LOW)
    return Publication("S6", "weeks", rows, slip, knows={"counts": "cases"})


def _ends(name: str, count: int) -> list[tuple[int, int]]:
    low, more = drawn(f"{name}l", count, 1, 30), drawn(f"{name}h", count, 1, 20)
    return [(least, least + one) for least, one in zip(low, more, strict=True)]


PLACES = (UP, LOW, EAST, UP, FAR, LOW, LOW, EAST, FAR, UP)


def _estimated_events() -> Publication:
    rows: Cells = [
        [
            "event_id_cnty",
            "event_date",
            "country",
            "admin1",
            "fatalities_low_est",
            "fatalities_high_est",
            "source",
        ]
    ]
    for at, (low, high) in enumerate(_ends("s7", 10)):
        rows.append(
            [
                f"LOR{4400 + at}",
                f"{DAYS[at // 3]:%d %B %Y}",
                "Lora",
                PLACES[at],
                low,
                high,
                "Local radio; Hill Post",
            ]
        )
    slip = Slip(8, 6, 0, "8 March 2031", "fatalities_high_est")
    return Publication("S7", "events", rows, slip)


def _german_events() -> Publication:
    places = ("Obere Lora", "Untere Lora", "Ostufer", "Ferne Hügel")
    rows: Cells = [
        [
            "Lfd. Nr.",
            "Datum",
            "Ort",
            "Tote (mindestens)",
            "Tote (höchstens)",
            "Verletzte (mindestens)",
            "Verletzte (höchstens)",
        ]
    ]
    for at, ((low, high), (less, more)) in enumerate(zip(_ends("s8", 10), _ends("s8i", 10), strict=True)):
        rows.append(
            [at + 1, f"{DAYS[at // 2].day}.{DAYS[at // 2].month}.2031", places[at % 4], low, high, less, more]
        )
    slip = Slip(6, 6, int(rows[5][6]) + 4, "8 March 2031", "Verletzte (mindestens)")
    return Publication("S8", "events", rows, slip, ";", asked={"dates": "D.M.YYYY"})


def _hxl_regions() -> Publication:
    names = (UP, LOW, EAST, "Total")
    dead, hurt = ([rising(f"s9{kind}{at}", 7, 20, 6) for at in range(3)] for kind in "dh")
    columns, injured = [*dead, total(*dead)], [*hurt, total(*hurt)]
    rows: Cells = [
        ["As of", "Admin 1", "# killed", "# injured"],
        ["#date+end", "#adm1+name+en", "#affected+ind+killed", "#affected+ind+injured"],
    ]
    for at in range(7):
        rows += [
            [f"{DAYS[at]:%Y/%m/%d}", name, columns[no][at], injured[no][at]] for no, name in enumerate(names)
        ]
    slip = Slip(12, 4, hurt[1][2] + 33, "8 March 2031", "# injured")
    return Publication("S9", "hxl", rows, slip)


def _hxl_spanish() -> Publication:
    young, old = rising("s10c", 9, 31, 6), rising("s10a", 9, 55, 8)
    rows: Cells = [
        ["Boletín de la riada"],
        ["Fecha", "Zona", "Muertos", "Niños", "Adultos"],
        [
            "#date+reported",
            "#adm1+name",
            "#affected+dead",
            "#affected+dead+children",
            "#affected+dead+adults",
        ],
    ]
    rows += [
        [f"{DAYS[at]:%d-%m-%Y}", "Lora Baja", young[at] + old[at], young[at], old[at]] for at in range(9)
    ]
    slip = Slip(7, 3, young[3] + old[3] + 40, "9 March 2031", "Muertos")
    return Publication("S10", "hxl", rows, slip)


def _turned_arabic() -> Publication:
    children, women, men = rising("s11c", 10, 20, 4), rising("s11w", 10, 18, 5), rising("s11m", 10, 40, 9)
    order = list(reversed(range(10)))
    rows: Cells = [["المؤشر", *(f"{DAYS[at]:%Y-%m-%d}" for at in order)]]
    named = (
        ("قتلى أطفال", children),
        ("قتلى نساء", women),
        ("قتلى رجال", men),
        ("إجمالي القتلى", total(children, women, men)),
    )
    rows += [[name, *(numbers[at] for at in order)] for name, numbers in named]
    slip = Slip(3, 6, women[5] + 21, "11 March 2031", "2031-03-11")
    return Publication("S11", "daily", rows, slip, "\t")


def _two_bulletins() -> Publication:
    civil, armed = rising("s12c", 14, 60, 5), rising("s12f", 14, 20, 3)
    rows: Cells = [["Sitrep #", "Date", "Time", "Killed", "o/w civilians", "o/w fighters", "Missing"]]
    missing = drawn("s12m", 14, 10, 40)
    for at in range(14):
        rows.append(
            [
                at + 1,
                f"{DAYS[at // 2]:%d %b %Y}",
                ("08:00", "20:00")[at % 2],
                civil[at] + armed[at],
                civil[at],
                armed[at],
                missing[at],
            ]
        )
    slip = Slip(9, 5, civil[7] + 50, "9 March 2031", "o/w civilians")
    return Publication("S12", "daily", rows, slip, "")


SHEETS = (
    _russian_daily(), _italian_daily(), _arabic_regions(), _regions_by_sex(), _compact_weeks(),
    _weeks_commencing(), _estimated_events(), _german_events(), _hxl_regions(), _hxl_spanish(),
    _turned_arabic(), _two_bulletins(),
)  # fmt: skip
