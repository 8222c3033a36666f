"""Sorting against what numpy gives: the plain functions are right, and slow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.collate import sorting
from lineage.collate.runs import _by_run

WIDE = 1 << 62  # a number that leaves no room for its place


@given(st.lists(st.integers(0, 9) | st.integers(0, WIDE), max_size=40))
def test_columns_are_sorted_as_numpy_sorts_them(values: list[int]) -> None:
    numbers = np.array(values, np.int64)
    assert sorting.order(numbers).tolist() == np.argsort(numbers, kind="stable").tolist()
    known, place = np.unique(numbers, return_inverse=True)
    assert sorting.distinct(numbers).tolist() == known.tolist()
    assert sorting.numbered(numbers).tolist() == place.tolist()


@pytest.mark.parametrize("first", [0, 1 << 63])
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=40))
def test_runs_that_only_begin_alike_as_numbers_are_told_apart(first: int, values: list[tuple[int, int]]) -> None:
    runs = np.array([first | high << 60 | low for high, low in values], np.uint64)
    places = np.arange(len(runs)) * 3
    order = np.argsort(runs, kind="stable")
    found, where = _by_run(runs, places)
    assert found.tolist() == runs[order].tolist()
    assert where.tolist() == places[order].tolist()
