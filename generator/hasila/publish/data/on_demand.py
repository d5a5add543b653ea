"""The data of reports, each made or recalled when something of it is first asked for.

Files of which little changed are put together from what they were: of most reports nothing is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, ValuesView
from typing import TypeVar

from hasila.model.report import Ledger
from hasila.model.site import Site
from hasila.publish.data.report_data import (
    DataMaker,
    DataMemory,
    FigureData,
    LawData,
    ReportInputs,
    ReportNames,
    figure_of,
    figure_parts,
    law_of,
    law_parts,
    names_of,
    report_inputs,
    report_of,
    report_parts,
)
from hasila.publish.data.storage import DataStorage, Kept

Value = TypeVar("Value")


class OwnedValues(Mapping[str, Value]):
    """Values by their names, in order; each is kept when the report that it is of was asked for."""

    def __init__(self, owners: Mapping[str, str], kept: Kept[Value], ask: Callable[[str], None]) -> None:
        self._owners, self._kept, self._ask = owners, kept, ask

    def __getitem__(self, name: str) -> Value:
        self._ask(self._owners[name])
        return self._kept.value(name)

    def values(self) -> ValuesView[Value]:
        for report in dict.fromkeys(self._owners.values()):
            self._ask(report)
        return self._kept.in_order(self._owners).values()

    def owner(self, name: str) -> str:
        """The id of the report of a value."""
        return self._owners[name]

    def __contains__(self, name: object) -> bool:
        return name in self._owners

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)


class DataOnDemand:
    """The data of the reports of ``ledger``. ``states`` are by report: what is made of the same has the same
    state."""

    def __init__(self, ledger: Ledger, site: Site, memory: DataMemory | None, storage: DataStorage) -> None:
        self._maker, self._memory = DataMaker(site), memory
        self._inputs = {inputs.report.id: inputs for inputs in report_inputs(ledger)}
        self.states = {report: self._state(inputs) for report, inputs in self._inputs.items()}
        self.own_laws = {
            report: tuple(result.constraint.id for result in inputs.laws)
            for report, inputs in self._inputs.items()
        }
        self._reports = storage.values(report_parts, report_of)
        self._figures = storage.values(figure_parts, figure_of)
        self._laws = storage.values(law_parts, law_of)
        figures = {key: figure.report for key, figure in ledger.figures.items()}
        of_laws = {law: report for report, laws in self.own_laws.items() for law in laws}
        laws = {result.constraint.id: of_laws[result.constraint.id] for result in ledger.checked}
        self.reports = OwnedValues({report: report for report in self._inputs}, self._reports, self._ask)
        self.figures = OwnedValues(figures, self._figures, self._ask)
        self.laws = OwnedValues(laws, self._laws, self._ask)

    def _state(self, inputs: ReportInputs) -> str:
        return "" if self._memory is None else self._memory.state(inputs, self._maker)

    def _ask(self, report: str) -> None:
        """Keep the data of ``report``, unless they are kept already."""
        inputs = self._inputs.pop(report, None)
        if inputs is None:
            return
        if self._memory is None:
            data = self._maker.make(inputs)
        else:
            data = self._memory.data(self.states[report], inputs, self._maker)
        self._reports.add(data.id, names_of(data))
        for figure in data.figures:
            self._figures.add(figure.key, figure)
        for law in data.laws:
            self._laws.add(law.id, law)


ReportsData = OwnedValues[ReportNames]
FiguresData = OwnedValues[FigureData]
LawsData = OwnedValues[LawData]
