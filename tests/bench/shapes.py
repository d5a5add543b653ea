"""The shapes of the public tables that the benches read: the daily toll of the territory of Gaza, the West
Bank and Lebanon (Tech for Palestine, public domain), and the regional series of the Dipartimento della
Protezione Civile of Italy (CC BY 4.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tests.bench.sheet import HOURS, Column, Row, Shape, Sum, slug

MEASURES = ("killed", "injured")
TOLL_START = date(2023, 10, 7)
ITALY_START = date(2020, 2, 24)


def toll(rows: Sequence[Row]) -> Shape:
    """Every column of whole numbers, described from its name alone: ``verified.killed_children_cum`` is the
    children killed since the first day, of a population of its own.

    ``ext_`` marks the copy that the keepers of a table carry on over days without a report. Beside a stated
    number the copy of a running count is another wording of it; on other days it is nobody's statement, and
    becomes a column of its own (``carried``). The copy of a daily number is worked out by the keepers and is
    compared with nothing. Without any name in ``_cum`` a file is taken for one of running counts.
    """
    names = list(dict.fromkeys(name for row in rows for name, cell in row.items() if isinstance(cell, int)))
    running = not any(name.endswith("_cum") for name in names)
    wanted = (name for name in names if name != HOURS)
    columns = tuple(column for name in wanted for column in _columns(name, names, running))
    return Shape(columns, (), TOLL_START)


def _columns(name: str, names: Iterable[str], running: bool) -> Iterator[Column]:
    group, _, leaf = name.rpartition(".")
    kind = "running" if running or leaf.endswith("_cum") else "window"
    words = leaf.removeprefix("ext_").removesuffix("_cum").split("_")
    measure = next((word for word in words if word in MEASURES), words[-1])
    who = "-".join(word for word in words if word != measure)
    of = (name, slug(measure), f"x-{who}" if who else "everyone")
    plain = name.replace("ext_", "")
    if plain == name or (kind == "running" and plain not in names):
        yield Column(*of, kind, slug(group) or None)
    elif kind == "window":
        yield Column(*of, kind, "worked-out")
    else:
        yield Column(*of, kind, slug(group) or None, plain)
        yield Column(*of, kind, slug(f"carried {group}".strip()), plain, True)


ITALY = Shape(
    (
        Column("ricoverati_con_sintomi", "in-ward", kind="level"),
        Column("terapia_intensiva", "in-intensive-care", kind="level"),
        Column("totale_ospedalizzati", "in-hospital", kind="level"),
        Column("isolamento_domiciliare", "at-home", kind="level"),
        Column("totale_positivi", "positive", kind="level"),
        Column("nuovi_positivi", "cases", kind="window"),
        Column("dimessi_guariti", "recovered"),
        Column("deceduti", "dead"),
        Column("totale_casi", "cases"),
        Column("tamponi", "tests"),
        Column("casi_testati", "tested"),
        Column("totale_positivi_test_molecolare", "cases-by-pcr"),
        Column("totale_positivi_test_antigenico_rapido", "cases-by-antigen"),
        Column("tamponi_test_molecolare", "tests-pcr"),
        Column("tamponi_test_antigenico_rapido", "tests-antigen"),
    ),
    (
        Sum("totale_ospedalizzati", ("ricoverati_con_sintomi", "terapia_intensiva")),
        Sum("totale_positivi", ("totale_ospedalizzati", "isolamento_domiciliare")),
        Sum("totale_casi", ("totale_positivi", "dimessi_guariti", "deceduti")),
        Sum("totale_casi", ("totale_positivi_test_molecolare", "totale_positivi_test_antigenico_rapido")),
        Sum("tamponi", ("tamponi_test_molecolare", "tamponi_test_antigenico_rapido")),
        Sum("tamponi", ("casi_testati",), "among"),
    ),
    ITALY_START,
)
