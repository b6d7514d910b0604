"""Tell whether two machines wrote under one replica id: whether a replica has two pasts for one number.

Each file has a random token. The past of a replica up to a number is the hash of all its tokens up to it. Each machine
says how far it has read each replica, and what past that was; two tokens for one number would do as evidence, but
compaction removes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.sync.sync_file import Past

_TOKEN = 8


def past_hash(tokens: str) -> str:
    """Return the hash of tokens in order."""
    return hashlib.sha256(tokens.encode()).hexdigest()[:16]


@dataclass(slots=True)
class Chain:
    """What is known of the past of one replica: its first tokens without a gap, and what else was said of it."""

    tokens: str = ""
    later: dict[int, str] = field(default_factory=dict)
    """Tokens after a gap, by number."""
    said: dict[int, str] = field(default_factory=dict)
    """Pasts that reach beyond the tokens known."""

    @property
    def length(self) -> int:
        """Return the last number up to which all tokens are known."""
        return len(self.tokens) // _TOKEN

    @property
    def past(self) -> Past:
        """Return the past as far as it is known without a gap."""
        return Past(self.length, past_hash(self.tokens))

    def add(self, seq: int, token: str) -> bool:
        """Take the token of a file; return whether it fits with what is known."""
        if seq <= self.length:
            return self.tokens[(seq - 1) * _TOKEN : seq * _TOKEN] == token
        if self.later.setdefault(seq, token) != token:
            return False
        return self._grow()

    def add_all(self, tokens: str) -> bool:
        """Take all tokens of the replica, from the first on; return whether they fit with what is known."""
        return all(
            self.add(place // _TOKEN + 1, tokens[place : place + _TOKEN]) for place in range(0, len(tokens), _TOKEN)
        )

    def add_past(self, past: Past) -> bool:
        """Take what somebody says of the past; return whether it fits with what is known."""
        if past.seq <= self.length:
            return past.seq <= 0 or past_hash(self.tokens[: past.seq * _TOKEN]) == past.hash
        return self.said.setdefault(past.seq, past.hash) == past.hash

    def _grow(self) -> bool:
        while token := self.later.pop(self.length + 1, None):
            self.tokens += token
            said = self.said.pop(self.length, None)
            if said is not None and said != self.past.hash:
                return False
        return True


def chain_values(chain: Chain) -> Mapping[str, object]:
    """Return a chain as JSON has it."""
    return {
        "tokens": chain.tokens,
        "later": {str(seq): token for seq, token in chain.later.items()},
        "said": {str(seq): told for seq, told in chain.said.items()},
    }


def chain_of(values: Mapping[str, object]) -> Chain:
    """Return a chain of what JSON has of it; raises KeyError, TypeError or ValueError."""
    later, said = values["later"], values["said"]
    if not isinstance(later, dict) or not isinstance(said, dict):
        raise TypeError
    return Chain(
        str(values["tokens"]),
        {int(seq): str(token) for seq, token in later.items()},
        {int(seq): str(told) for seq, told in said.items()},
    )
