"""Words of a language stand in the reader's data, not in its code; rules ask for each class there."""

import ast
import re
from pathlib import Path

import pytest

from hasila.reader import word_classes as module_of_classes
from hasila.reader.word_classes import WordClassError, word_classes

READER = Path(module_of_classes.__file__).parent
FILES = sorted((READER / "data" / "classes").glob("*.yaml"))
ARABIC = re.compile("[\u0621-\u063f\u0641-\u064a]")


def has_arabic_words(source: str) -> bool:
    """Whether a text of the code, other than a docstring, has an Arabic letter."""
    tree = ast.parse(source)
    bodies = (body for node in ast.walk(tree) if isinstance(body := getattr(node, "body", None), list))
    docstrings = {id(line.value) for body in bodies for line in body if isinstance(line, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return any(isinstance(text.value, str) and ARABIC.search(text.value) for text in texts)


def test_words_stand_in_the_data():
    with_words = {path.stem for path in READER.rglob("*.py") if has_arabic_words(path.read_text("utf-8"))}
    assert not with_words


def compared_words(source: str) -> set[str]:
    """The English words with which the code compares the key of a token."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare) and _is_key(node.left):
            found |= _words_in(node.comparators)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_key(node.func.value):
            found |= _words_in(node.args)
    return found


def _is_key(node: ast.expr) -> bool:
    """Whether an expression is ``doc.key(i)``, ``doc.keys[i]``, ``token.key`` or ``key``."""
    if isinstance(node, ast.Call | ast.Subscript):
        return _is_key(node.func if isinstance(node, ast.Call) else node.value)
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name in ("key", "keys")


def _words_in(nodes: list[ast.expr]) -> set[str]:
    texts = (part.value for node in nodes for part in ast.walk(node) if isinstance(part, ast.Constant))
    return {text for text in texts if isinstance(text, str) and re.search("[a-z]", text)}


def test_no_rule_compares_a_token_with_a_word_of_its_code():
    modules = {path.stem for path in READER.rglob("*.py") if compared_words(path.read_text("utf-8"))}
    assert not modules


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('doc.key(at - 1) in ("and", ",")', {"and"}),
        ('doc.keys[at].startswith("wound")', {"wound"}),
        ('token.key == "of"', {"of"}),
        ('key.endswith("ed") and entry.name == "killed"', {"ed"}),
        ('doc.key(at) == ","', set()),
    ],
)
def test_compared_words_are_found(source, words):
    assert compared_words(source) == words


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_rule_asks_for_each_class(path):
    """A name that is taken from a tuple of names counts, too."""
    code = (READER / f"{path.stem}.py").read_text("utf-8")
    named = {node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)}
    classes = word_classes(path.stem)
    assert not set(classes.rows) - named
    for name in classes.rows:
        assert classes.words(name), name


def test_words_are_folded_and_told_apart():
    classes = word_classes("sides")
    assert "خساير" not in classes.words("losses", "en") and "خساير" in classes.set("losses")
    assert classes.words("losses")[:2] == ("خسر", "خسرت")
    assert classes.word("for") == "ل"
    assert "خسائر" in classes.spelled("losses") and "خساير" not in classes.spelled("losses")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[of, from]", "holds no classes"),
        ("links: of from", "links needs words by language"),
        ("links: {en: on}", "links needs words by language"),  # a truth value of YAML
        ("links: {}", "links needs words by language"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, monkeypatch, text, message):
    monkeypatch.setattr(module_of_classes, "_FOLDER", tmp_path)
    (tmp_path / "own.yaml").write_text(text)
    with pytest.raises(WordClassError, match=message):
        word_classes("own")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("others",), "no class 'others'"),
        (("links", "fr"), "no words of 'fr'"),
        (("links",), "is to have one word, not 2"),
    ],
)
def test_a_word_that_is_not_there_is_an_error(tmp_path, monkeypatch, asked, message):
    monkeypatch.setattr(module_of_classes, "_FOLDER", tmp_path)
    (tmp_path / "own.yaml").write_text('links: {en: "of from"}')
    with pytest.raises(WordClassError, match=message):
        word_classes("own").word(*asked)
