"""What ``hasila check`` points out as SARIF 2.1.0, the form in which code scanning takes it.

One run, one rule a code, one result a cause. Columns count code points, as everywhere here; a place that is a
whole file has no region. ``partialFingerprints`` know a result again when lines have moved.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from hasila import __version__
from hasila.cli.excerpt import end_column
from hasila.model.diagnostic_causes import DiagnosticGroup
from hasila.model.diagnostic_codes import CODES
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.identified_diagnostic import Identity
from hasila.model.visible import sentence

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "hasila/v1"
_BYTES = 16

Object = dict[str, Any]
Texts = Mapping[str, str]


def sarif_text(groups: Sequence[DiagnosticGroup], compared: bool, texts: Texts) -> str:
    """The log of all ``groups``. Where they were ``compared`` with an earlier state, each result is ``new``
    or ``unchanged``; ``texts`` are the files by path, for where a region ends."""
    codes = sorted({group.diagnostic.code for group in groups})
    results = [_result(group, codes, compared, texts) for group in groups]
    run: Object = {"tool": {"driver": _driver(codes)}, "columnKind": "unicodeCodePoints"}
    run["results"] = results
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _driver(codes: Iterable[str]) -> Object:
    rules = list(map(_rule, codes))
    return {"name": "hasila", "semanticVersion": __version__, "rules": rules}


def _rule(code: str) -> Object:
    title, story = CODES[code]
    rule: Object = {"id": code, "name": _pascal(code), "shortDescription": {"text": title}}
    rule["fullDescription"] = {"text": story}
    return rule


def _pascal(code: str) -> str:
    """``bad-yaml`` as ``BadYaml``, as names of rules are written."""
    return "".join(word.capitalize() for word in code.split("-"))


def _result(group: DiagnosticGroup, codes: Sequence[str], compared: bool, texts: Texts) -> Object:
    diagnostic = group.diagnostic
    result: Object = {"ruleId": diagnostic.code, "ruleIndex": codes.index(diagnostic.code)}
    result["level"] = diagnostic.severity
    result["message"] = {"text": _message(diagnostic)}
    result["locations"] = [_location(diagnostic.location, texts)]
    further = [status.identified.diagnostic.location for status in group.further]
    if further:
        result["relatedLocations"] = _related(further, texts)
    result["partialFingerprints"] = {_FINGERPRINT: _fingerprint(group, diagnostic)}
    if compared:
        result["baselineState"] = "new" if group.status.new else "unchanged"
    return result


def _message(diagnostic: Diagnostic) -> str:
    """What is wrong and the next step, on two lines."""
    lines = filter(None, (diagnostic.message, diagnostic.hint))
    return "\n".join(map(sentence, lines))


def _location(location: Location, texts: Texts) -> Object:
    artifact = {"uri": quote(location.path), "uriBaseId": _ROOT}
    physical: Object = {"artifactLocation": artifact}
    if location.line:
        region = {"startLine": location.line, "startColumn": location.column}
        region["endColumn"] = end_column(location, texts)
        physical["region"] = region
    return {"physicalLocation": physical}


def _related(places: Iterable[Location], texts: Texts) -> list[Object]:
    return [{"id": number, **_location(place, texts)} for number, place in enumerate(places, 1)]


def _fingerprint(group: DiagnosticGroup, diagnostic: Diagnostic) -> str:
    """The digest of what is pointed out, without its line."""
    own: Identity = (diagnostic.location.path, diagnostic.code, diagnostic.message)
    identity = group.status.identified.identity or own
    return blake2b("\0".join(identity).encode(), digest_size=_BYTES).hexdigest()
