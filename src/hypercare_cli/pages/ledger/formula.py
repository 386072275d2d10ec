"""Pieces of formulas that several sheets use; `sheet.Formula` says how they refer to cells."""

ANY_NUMBER = '">-1E+99"'
"""A criterion of COUNTIFS and SUMIFS that every number meets and an empty text does not."""


def text(word: str) -> str:
    """A word inside a formula."""
    return '"' + word.replace('"', '""') + '"'


def unlike(word: str) -> str:
    """A criterion that every cell meets but those with the word; empty ones meet it too."""
    return text(f"<>{word}")


def known(expression: str, *keys: str) -> str:
    """The expression, or nothing while one of these cells of the row is empty."""
    empty = [f'{{@{key}}}=""' for key in keys]
    condition = empty[0] if len(empty) == 1 else f"OR({','.join(empty)})"
    return f'IF({condition},"",{expression})'


def lookup(table: str, key: str, by: str) -> str:
    """A column of the row of another table whose id stands in `by`; nothing where there is none."""
    found = f"INDEX({{{table}[{key}]}},MATCH({{@{by}}},{{{table}[id]}},0))"
    return f'IFERROR(IF({found}="","",{found}),"")'


def days_overdue(*finished: str) -> str:
    """Days from the due date to as-of, for rows whose status is none of these words."""
    over = ",".join(f"{{@status}}={text(word)}" for word in finished)
    return f'IF(OR({{@due}}="",{over}),"",IF({{as_of}}>{{@due}},{{as_of}}-{{@due}},""))'


def quotient(part: str, whole: str) -> str:
    """One cell of the row over another; nothing where either is empty or the whole is 0."""
    return known(f'IF({{@{whole}}}=0,"",{{@{part}}}/{{@{whole}}})', part, whole)
