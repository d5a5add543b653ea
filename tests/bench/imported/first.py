"""Twenty-five sheets: five each of the five shapes of ``content/tables.md``, as publishers vary them."""

from __future__ import annotations

from datetime import date, timedelta

from tests.bench.imported.sheet import Cells, Publication, Slip, dotted, drawn, indic, rising, total

DAYS = [date(2031, 3, 2) + timedelta(at) for at in range(12)]
UP, LOW, EAST, FAR = ("Upper Lora", "Lower Lora", "East Bank", "Far Hills")


def _spanish_daily() -> Publication:
    women, men = rising("d1w", 12, 480, 30), rising("d1m", 12, 560, 40)
    hurt = rising("d1h", 12, 1800, 300)
    rows: Cells = [
        ["Protección civil: balance diario de la riada"],
        ["Fecha", "Fallecidos", "Mujeres", "Hombres", "Heridos"],
    ]
    for at, day in enumerate(DAYS):
        sick = "s/d" if at == 4 else dotted(hurt[at])
        rows.append([f"{day:%d/%m/%Y}", dotted(women[at] + men[at]), women[at], men[at], sick])
    rows.append(["Fuente: registros de los hospitales"])
    slip = Slip(8, 4, men[5] + 200, "7 March 2031", "Hombres")
    return Publication("D1", "daily", rows, slip, ";", asked={"thousands": ".", "not_stated": ("s/d",)})


def _german_daily() -> Publication:
    civil, armed = rising("d2c", 12, 60, 9), rising("d2f", 12, 20, 4)
    rows: Cells = [["Datum", "Tote gesamt", "davon Zivilisten", "davon Kämpfer", "Verletzte"]]
    hurt = rising("d2h", 12, 900, 60)
    for at, day in enumerate(DAYS):
        rows.append(
            [
                f"{day:%d.%m.%Y}",
                civil[at] + armed[at],
                civil[at],
                armed[at],
                "k. A." if at == 7 else dotted(hurt[at], "\u202f"),
            ]
        )
    slip = Slip(9, 3, civil[7] + 90, "9 March 2031", "davon Zivilisten")
    return Publication("D2", "daily", rows, slip, "\t", asked={"not_stated": ("k. A.",)})


def _arabic_daily() -> Publication:
    children, women, men = rising("d3c", 12, 20, 4), rising("d3w", 12, 18, 5), rising("d3m", 12, 40, 9)
    missing = drawn("d3x", 12, 30, 60)
    rows: Cells = [["التاريخ", "إجمالي القتلى", "الأطفال", "النساء", "الرجال", "المفقودون"]]
    for at, day in enumerate(DAYS):
        rows.append(
            [
                f"{indic(day.day)} آذار {indic(2031)}",
                indic(children[at] + women[at] + men[at]),
                indic(children[at]),
                indic(women[at]),
                indic(men[at]),
                "غير متوفر" if at == 3 else indic(missing[at]),
            ]
        )
    slip = Slip(7, 4, indic(women[5] + 30), "7 March 2031", "النساء")
    return Publication("D3", "daily", rows, slip, "")


def _newest_first_daily() -> Publication:
    new, hurt = drawn("d4n", 12, 1, 30), rising("d4h", 12, 900, 120)
    toll = [200]
    for number in new[1:]:
        toll.append(toll[-1] + number)
    rows: Cells = [["Report no.", "Date", "Killed in the last 24 hours", "Total killed", "Total injured"]]
    for at in reversed(range(12)):
        rows.append([40 + at, f"{DAYS[at].day} {DAYS[at]:%b %Y}", new[at], f"{toll[at]:,}", f"{hurt[at]:,}"])
    slip = Slip(6, 4, f"{toll[7] + 400:,}", "9 March 2031", "Total killed")
    return Publication("D4", "daily", rows, slip)


def _turned_french_daily() -> Publication:
    women, men = rising("d5w", 12, 31, 6), rising("d5m", 12, 55, 8)
    hurt = rising("d5h", 12, 100, 33)
    rows: Cells = [
        ["Indicateur", *(f"{day:%d/%m/%Y}" for day in DAYS)],
        ["Décès (femmes)", *women],
        ["Décès (hommes)", *men],
        ["Total décès", *total(women, men)],
        ["Blessés", *hurt],
    ]
    slip = Slip(4, 7, women[5] + men[5] + 9, "7 March 2031", "07/03/2031")
    return Publication("D5", "daily", rows, slip, ";")


def _portuguese_regions() -> Publication:
    names = ("Lora Alta", "Lora Baja", "Ribera Este", "Total")
    parts = [rising(f"r1{name}", 8, 20, 7) for name in names[:3]]
    hurt = [rising(f"r1h{name}", 8, 70, 17) for name in names[:3]]
    columns, injured = [*parts, total(*parts)], [*hurt, total(*hurt)]
    rows: Cells = [["Data", "Região", "Óbitos", "Feridos"]]
    for at in range(8):
        rows += [
            [f"{DAYS[at]:%Y-%m-%d}", name, columns[no][at], injured[no][at]] for no, name in enumerate(names)
        ]
    slip = Slip(15, 3, parts[1][3] + 30, "5 March 2031", "Óbitos")
    return Publication("R1", "regions", rows, slip, ";")


def _wide_regions() -> Publication:
    parts = [rising(f"r2{name}", 10, 20, 7) for name in (UP, LOW, EAST)]
    rows: Cells = [["Killed since the flood, by region"], ["Date", UP, LOW, EAST, "Valley total"]]
    for at in range(10):
        cells = [part[at] for part in parts]
        rows.append([f"{DAYS[at]:%d-%b-%y}", *cells, sum(cells)])
    rows[6][3] = "n/a"
    slip = Slip(10, 4, parts[2][7] + 40, "9 March 2031", EAST)
    return Publication("R2", "regions", rows, slip, knows={"counts": "killed"})


def _turkish_regions() -> Publication:
    names = ("Yukarı Lora", "Aşağı Lora", "Doğu Yaka", "Toplam")
    parts = [drawn(f"r3{name}", 8, 0, 40) for name in names[:3]]
    hurt = [drawn(f"r3h{name}", 8, 10, 90) for name in names[:3]]
    columns, injured = [*parts, total(*parts)], [*hurt, total(*hurt)]
    rows: Cells = [["Tarih", "İlçe", "Ölü", "Yaralı"]]
    for at in range(8):
        rows += [
            [DAYS[at] if no == 0 else None, name, columns[no][at], injured[no][at]]
            for no, name in enumerate(names)
        ]
    merged = tuple(f"A{2 + 4 * at}:A{5 + 4 * at}" for at in range(8))
    slip = Slip(16, 4, hurt[2][3] + 50, "5 March 2031", "Yaralı")
    return Publication("R3", "regions", rows, slip, "", merged)


def _days_in_headings() -> Publication:
    places = ((UP, 12.5101, -30.2512), (LOW, 12.4101, -30.2717), (FAR, 12.7101, -30.1512))
    parts = [rising(f"r4{name}", 12, 3, 6, 0) for name, _, _ in places]
    rows: Cells = [["Region", "Lat", "Long", *(f"{day.month}/{day.day}/{day:%y}" for day in DAYS)]]
    rows += [[*place, *part] for place, part in zip(places, parts, strict=True)]
    rows.append(["Total", "", "", *total(*parts)])
    slip = Slip(3, 9, parts[1][5] + 70, "7 March 2031", "3/7/31")
    return Publication("R4", "regions", rows, slip, knows={"counts": "killed"}, asked={"dates": "M/D/YY"})


def _two_rows_of_headings() -> Publication:
    dead, hurt = ([rising(f"r5{kind}{at}", 9, 20, 6) for at in range(3)] for kind in "dh")
    rows: Cells = [["", UP, "", LOW, "", EAST, "", "All regions", ""], ["Day", *["Dead", "Injured"] * 4]]
    for at in range(9):
        cells = [number for no in range(3) for number in (dead[no][at], hurt[no][at])]
        rows.append([f"{DAYS[at]:%Y-%m-%d}", *cells, total(*dead)[at], total(*hurt)[at]])
    slip = Slip(7, 4, dead[1][4] + 30, "6 March 2031", "Lower Lora")
    return Publication("R5", "regions", rows, slip)


def _who_weeks() -> Publication:
    names = (UP, LOW, FAR, "Total")
    cases = [drawn(f"w1{name}", 8, 3, 90) for name in names[:3]]
    dead = [drawn(f"w1d{name}", 8, 0, 5) for name in names[:3]]
    cases, dead = [*cases, total(*cases)], [*dead, total(*dead)]
    rows: Cells = [["ISO year", "ISO week", "District", "Cases", "Deaths", "CFR %"]]
    for at in range(8):
        rows += [
            [
                2031,
                10 + at,
                name,
                cases[no][at],
                dead[no][at],
                f"{100 * dead[no][at] / max(1, cases[no][at]):.1f}",
            ]
            for no, name in enumerate(names)
        ]
    slip = Slip(11, 4, cases[1][2] + 45, "23 March 2031", "Cases")
    return Publication("W1", "weeks", rows, slip)


def _french_weeks() -> Publication:
    places = ("Haute-Lora", "Basse-Lora", "Rive Est")
    rows: Cells = [
        ["Semaine épi", "Zone de santé", "Cas suspects", "Cas confirmés", "Total des cas", "Décès"]
    ]
    for at in range(7):
        for name in places:
            first, second, dead = drawn(f"w2{name}{at}", 3, 1, 40)
            rows.append([f"2031-W{10 + at}", name, first, second, first + second, dead % 4])
    rows[9][4] = ""
    slip = Slip(12, 3, int(rows[11][2]) + 60, "30 March 2031", "Cas suspects")
    return Publication("W2", "weeks", rows, slip, ";")


def _weeks_by_sex() -> Publication:
    men, women = drawn("w3m", 10, 5, 60), drawn("w3w", 10, 5, 60)
    rows: Cells = [["Week ending", "Male", "Female", "All deaths"]]
    for at in range(10):
        sunday = date(2031, 3, 9) + timedelta(7 * at)
        rows.append([f"{sunday:%d/%m/%Y}", men[at], women[at], men[at] + women[at]])
    slip = Slip(6, 3, women[4] + 70, "6 April 2031", "Female")
    return Publication("W3", "weeks", rows, slip, "\t")


def _weeks_from_to() -> Publication:
    civil, armed, hurt = drawn("w4c", 9, 5, 60), drawn("w4f", 9, 5, 60), drawn("w4h", 9, 15, 160)
    rows: Cells = [
        ["Epi week", "Start", "End", "Civilians killed", "Fighters killed", "Total killed", "Injured"]
    ]
    for at in range(9):
        monday = date(2031, 3, 3) + timedelta(7 * at)
        rows.append(
            [10 + at, monday, monday + timedelta(6), civil[at], armed[at], civil[at] + armed[at], hurt[at]]
        )
    slip = Slip(5, 6, civil[3] + armed[3] + 18, "30 March 2031", "Total killed")
    return Publication("W4", "weeks", rows, slip, "")


def _weeks_in_headings() -> Publication:
    parts = [drawn(f"w5{at}", 8, 2, 50) for at in range(3)]
    rows: Cells = [["المحافظة", *(f"2031-W{10 + at}" for at in range(8))]]
    names = ("لورا العليا", "لورا السفلى", "الضفة الشرقية")
    rows += [[name, *part] for name, part in zip(names, parts, strict=True)]
    rows.append(["المجموع", *total(*parts)])
    slip = Slip(4, 5, parts[2][3] + 60, "30 March 2031", "2031-W13")
    return Publication("W5", "weeks", rows, slip, knows={"counts": "cases"})


def _events(name: str, count: int) -> list[tuple[int, int, int]]:
    """A lowest, a best and a highest number for each event."""
    low, more, most = (
        drawn(f"{name}l", count, 0, 30),
        drawn(f"{name}b", count, 0, 9),
        drawn(f"{name}h", count, 1, 20),
    )
    return [(least, least + one, least + one + two) for least, one, two in zip(low, more, most, strict=True)]


PLACES = (UP, LOW, EAST, UP, FAR, LOW, LOW, EAST, FAR, UP)


def _events_with_best() -> Publication:
    rows: Cells = [["id", "date_start", "date_end", "adm_1", "best", "high", "low"]]
    for at, (low, best, high) in enumerate(_events("e1", 10)):
        first = DAYS[at]
        rows.append(
            [
                52001 + at,
                f"{first} 00:00:00.000",
                f"{first + timedelta(at % 2)} 00:00:00.000",
                PLACES[at],
                best,
                high,
                low,
            ]
        )
    slip = Slip(6, 5, int(rows[5][5]) + 9, "6 March 2031", "best")
    return Publication("E1", "events", rows, slip, knows={"counts": "killed"})


def _strikes() -> Publication:
    rows: Cells = [
        [
            "Incident code",
            "Date",
            "Location",
            "Civilians killed min",
            "Civilians killed max",
            "Injured min",
            "Injured max",
        ]
    ]
    for at, ((low, _, high), (less, _, more)) in enumerate(
        zip(_events("e2", 10), _events("e2i", 10), strict=True)
    ):
        rows.append([f"LV{120 + at}", f"{DAYS[at // 2]:%d %B %Y}", PLACES[at], low, high, less, more])
    slip = Slip(7, 4, int(rows[6][4]) + 5, "4 March 2031", "Civilians killed min")
    return Publication("E2", "events", rows, slip)


def _french_events() -> Publication:
    places = ("Haute-Lora", "Basse-Lora", "Rive Est")
    rows: Cells = [
        ["Identifiant", "Date", "Lieu", "Morts (minimum)", "Morts (estimation)", "Morts (maximum)"]
    ]
    for at, (low, best, high) in enumerate(_events("e3", 9)):
        rows.append([f"EV-{at + 1:03}", f"{DAYS[at + 3]:%d/%m/%Y}", places[at % 3], low, best, high])
    slip = Slip(5, 5, int(rows[4][5]) + 7, "8 March 2031", "Morts (estimation)")
    return Publication("E3", "events", rows, slip, ";")


def _spanish_events() -> Publication:
    places = ("Lora Alta", "Lora Baja", "Ribera Este", "Cerros")
    rows: Cells = [["Código", "Fecha", "Lugar", "Fallecidos mínimo", "Fallecidos máximo"]]
    for at, (low, _, high) in enumerate(_events("e4", 10)):
        rows.append([f"A-{at + 11}", DAYS[at], places[at % 4], low, high])
    rows[4][3] = None
    slip = Slip(8, 5, int(rows[7][3]) - 1 if int(rows[7][3]) else 0, "8 March 2031", "Fallecidos máximo")
    return Publication("E4", "events", rows, slip, "")


def _arabic_events() -> Publication:
    places = ("لورا العليا", "لورا السفلى", "الضفة الشرقية")
    rows: Cells = [
        [
            "رقم الحادثة",
            "التاريخ",
            "المكان",
            "القتلى (الحد الأدنى)",
            "القتلى (أفضل تقدير)",
            "القتلى (الحد الأعلى)",
        ]
    ]
    for at, (low, best, high) in enumerate(_events("e5", 9)):
        rows.append([at + 301, f"{DAYS[at]:%Y/%m/%d}", places[at % 3], low, best, high])
    slip = Slip(4, 6, 0, "4 March 2031", "القتلى (الحد الأعلى)")
    return Publication("E5", "events", rows, slip)


def _hxl_by_sex() -> Publication:
    women, men = rising("h1w", 9, 31, 6), rising("h1m", 9, 55, 8)
    rows: Cells = [
        ["Date", "Region", "People killed", "Female", "Male"],
        ["#date", "#adm1+name", "#affected+killed", "#affected+killed+f", "#affected+killed+m"],
    ]
    rows += [[f"{DAYS[at]:%Y-%m-%d}", EAST, women[at] + men[at], women[at], men[at]] for at in range(9)]
    slip = Slip(6, 4, women[3] + 9, "5 March 2031", "Female")
    return Publication("H1", "hxl", rows, slip)


def _hxl_by_code() -> Publication:
    codes = ("LO01", "LO02", "LO03")
    rows: Cells = [
        ["Date du rapport", "Code admin1", "Morts", "Blessés", "Total victimes"],
        [
            "#date+reported",
            "#adm1+code",
            "#affected+killed",
            "#affected+injured",
            "#affected+killed+injured+total",
        ],
    ]
    dead, hurt = ([rising(f"h2{kind}{at}", 6, 20, 6) for at in range(3)] for kind in "dh")
    for at in range(6):
        rows += [
            [f"{DAYS[at]:%d/%m/%Y}", code, dead[no][at], hurt[no][at], dead[no][at] + hurt[no][at]]
            for no, code in enumerate(codes)
        ]
    slip = Slip(10, 3, dead[1][2] - 9, "4 March 2031", "Morts")
    return Publication("H2", "hxl", rows, slip, asked={"dates": "DD/MM/YYYY"})


def _hxl_windows() -> Publication:
    rows: Cells = [
        ["Event", "From", "To", "Admin 1", "Killed (min)", "Killed (max)"],
        [
            "#event+id",
            "#date+start",
            "#date+end",
            "#adm1+name",
            "#affected+killed+min",
            "#affected+killed+max",
        ],
    ]
    for at, (low, _, high) in enumerate(_events("h3", 9)):
        rows.append(
            [f"X{at + 71}", f"{DAYS[at]:%Y-%m-%d}", f"{DAYS[at + at % 3]:%Y-%m-%d}", PLACES[at], low, high]
        )
    slip = Slip(7, 5, int(rows[6][5]) + 3, "7 March 2031", "Killed (min)")
    return Publication("H3", "hxl", rows, slip)


def _hxl_tags_alone() -> Publication:
    civil, armed = rising("h4c", 9, 60, 9), rising("h4f", 9, 20, 4)
    rows: Cells = [
        [
            "#date+occurred",
            "#adm1+name",
            "#affected+killed",
            "#affected+killed+civilians",
            "#affected+killed+fighters",
        ]
    ]
    rows += [[f"{DAYS[at]:%Y-%m-%d}", LOW, civil[at] + armed[at], civil[at], armed[at]] for at in range(9)]
    slip = Slip(5, 3, civil[3] + armed[3] + 27, "5 March 2031", "#affected+killed")
    return Publication("H4", "hxl", rows, slip)


def _hxl_weeks() -> Publication:
    names = (UP, LOW, FAR, "Total")
    cases = [drawn(f"h5{name}", 7, 3, 90) for name in names[:3]]
    dead = [drawn(f"h5d{name}", 7, 0, 9) for name in names[:3]]
    cases, dead = [*cases, total(*cases)], [*dead, total(*dead)]
    rows: Cells = [
        ["Year", "Week (ISO)", "District", "Cas", "Décès"],
        ["#date+year", "#date+week", "#adm2+name", "#affected+cases", "#affected+killed"],
    ]
    for at in range(7):
        rows += [[2031, 10 + at, name, cases[no][at], dead[no][at]] for no, name in enumerate(names)]
    slip = Slip(13, 5, dead[2][2] + 11, "23 March 2031", "Décès")
    return Publication("H5", "hxl", rows, slip)


SHEETS = (
    _spanish_daily(), _german_daily(), _arabic_daily(), _newest_first_daily(), _turned_french_daily(),
    _portuguese_regions(), _wide_regions(), _turkish_regions(), _days_in_headings(), _two_rows_of_headings(),
    _who_weeks(), _french_weeks(), _weeks_by_sex(), _weeks_from_to(), _weeks_in_headings(),
    _events_with_best(), _strikes(), _french_events(), _spanish_events(), _arabic_events(),
    _hxl_by_sex(), _hxl_by_code(), _hxl_windows(), _hxl_tags_alone(), _hxl_weeks(),
)  # fmt: skip
