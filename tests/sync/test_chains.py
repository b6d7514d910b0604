from __future__ import annotations

import random

import pytest

from reader.sync.chains import Chain, chain_of, chain_values, past_hash
from reader.sync.heard_numbers import HeardNumbers
from reader.sync.sync_file import Past

TOKENS = [f"{number:08x}" for number in range(1, 31)]


def past(count: int, tokens: list[str] = TOKENS) -> Past:
    return Past(count, past_hash("".join(tokens[:count])))


def test_tokens_in_any_order_make_one_past() -> None:
    for seed in range(20):
        numbers = list(enumerate(TOKENS, 1))
        random.Random(seed).shuffle(numbers)
        chain = Chain()
        assert all(chain.add(seq, token) for seq, token in numbers)
        assert chain.past == past(30)
        assert not chain.later


def test_another_token_for_a_number_is_seen_before_and_after_a_gap() -> None:
    chain = Chain()
    assert chain.add(1, TOKENS[0])
    assert chain.add(3, TOKENS[2])
    assert chain.add(3, TOKENS[2])
    assert not chain.add(1, TOKENS[5])
    assert not chain.add(3, TOKENS[5])


@pytest.mark.parametrize("known", [0, 5, 12])
def test_two_pasts_are_seen_whichever_is_heard_first(known: int) -> None:
    other = [*TOKENS[:9], "ffffffff", *TOKENS[10:]]
    chain = Chain()
    assert chain.add_all("".join(TOKENS[:known]))
    fits = chain.add_past(past(11, other)) and chain.add_all("".join(TOKENS))
    assert not fits


def test_a_base_tells_of_the_fork_whose_files_it_replaced() -> None:
    chain = Chain()
    assert chain.add_all("".join(TOKENS[:11]))
    clone = [*TOKENS[:10], "ffffffff", *TOKENS[11:]]
    assert not chain.add_all("".join(clone))


def test_what_is_said_of_the_same_past_fits() -> None:
    chain = Chain()
    assert all(chain.add_past(past(count)) for count in (3, 3, 30, 7, 0))
    assert chain.add_all("".join(TOKENS))
    assert chain.add_past(past(12))
    assert not chain.add_past(Past(12, "0" * 16))


def test_a_chain_comes_back_as_it_was_written() -> None:
    chain = Chain()
    chain.add(1, TOKENS[0])
    chain.add(3, TOKENS[2])
    chain.add_past(past(9))
    assert chain_of(chain_values(chain)) == chain


def test_numbers_that_were_read_close_their_gaps() -> None:
    heard = HeardNumbers()
    for seq in (1, 2, 5, 4, 9):
        heard.add(seq)
    assert heard == HeardNumbers(2, {4, 5, 9})
    assert 5 in heard
    assert 3 not in heard
    heard.add_up_to(4)
    assert heard == HeardNumbers(5, {9})
    heard.add(3)
    heard.add_up_to(1)
    assert heard == HeardNumbers(5, {9})
