#!/usr/bin/env bash
# sdmx1 makes of February 2019, in SDMX's own notation, two seconds past midnight on 1 January.
#
# SDMX writes the periods of a reporting year as 2019-M02 (second month), 2019-T2 (second third, May to August) and 2019-W09. Asked for
# dates, sdmx1 hands the text to pandas, where M02 is two seconds and T2 is February. Asked for months, it makes January of all twelve. A
# week is refused; a month as 2019-02, which SDMX allows, too, is right.
# Seen with sdmx1 2.28.0 and pandas 3.1.1. Source: SDMX 2.1, Section 6, "Time", reporting time periods.
# Here: `hasila import` takes such a column for no days and asks what it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check sdmx1==2.28.0 pandas==3.1.1

cat > "$work/expected" <<'END'
sdmx1 2.28.0 pandas 3.1.1
2019-02 -> 2019-02-01 00:00:00, as a period 2019-02
2019-12 -> 2019-12-01 00:00:00, as a period 2019-12
2019-M02 -> 2019-01-01 00:00:02, as a period 2019-01
2019-M12 -> 2019-01-01 00:00:12, as a period 2019-01
2019-T2 -> 2019-02-01 00:00:00, as a period 2019-02
2019-T3 -> 2019-03-01 00:00:00, as a period 2019-03
2019-W09 -> DateParseError
END
"$work/venv/bin/python" -W ignore - > "$work/seen" 2> /dev/null <<'END'
import io
from importlib.metadata import version
print("sdmx1", version("sdmx1"), "pandas", version("pandas"))
import sdmx
from sdmx.model import common, v21

MESSAGES = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
MESSAGE = """<m:StructureSpecificData xmlns:m="{0}/message" xmlns:s="{0}/data/structurespecific" xmlns:c="{0}/common">
<m:Header><m:ID>toll</m:ID><m:Test>false</m:Test><m:Prepared>2019-03-01T00:00:00</m:Prepared><m:Sender id="S"/>
<m:Structure structureID="TOLL" dimensionAtObservation="TIME_PERIOD"><c:Structure>
<Ref agencyID="X" id="TOLL" version="1.0" class="DataStructure"/></c:Structure></m:Structure></m:Header>
<m:DataSet s:structureRef="TOLL"><Series FREQ="M" PLACE="IDLIB"><Obs TIME_PERIOD="{1}" OBS_VALUE="341"/></Series></m:DataSet>
</m:StructureSpecificData>"""

structure = v21.DataStructureDefinition(id="TOLL", version="1.0", maintainer=common.Agency(id="X"))
structure.dimensions.extend([v21.Dimension(id="FREQ"), v21.Dimension(id="PLACE"), v21.TimeDimension(id="TIME_PERIOD")])
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))

def dated(period, **freq):
    message = io.BytesIO(MESSAGE.format(MESSAGES, period).encode())
    data = sdmx.read_sdmx(message, structure=structure).data[0]
    return sdmx.to_pandas(data, datetime_dimension="TIME_PERIOD", **freq).index[0]

for period in ("2019-02", "2019-12", "2019-M02", "2019-M12", "2019-T2", "2019-T3", "2019-W09"):
    try:
        day = dated(period)
        print(period, "->", f"{day}, as a period", dated(period, datetime_freq="FREQ"))
    except ValueError as refused:
        print(period, "->", type(refused).__name__)
END
cat "$work/seen"
diff "$work/expected" "$work/seen" && echo "as seen on 2026-12-01"
