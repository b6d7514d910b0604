"""Nothing reaches the network while the tests run."""

from __future__ import annotations

import socket
import urllib.request
from pathlib import Path

import pytest


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1"])
def test_a_connection_to_another_host_is_refused(host: str) -> None:
    with socket.socket() as ours, pytest.raises(RuntimeError, match=r"socket\."):
        ours.connect((host, 80))


def test_no_name_is_looked_up() -> None:
    with pytest.raises(RuntimeError, match="getaddrinfo"):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(RuntimeError, match=r"urllib\.Request"):
        urllib.request.urlopen("https://example.org")


def test_a_socket_of_this_machine_is_no_network(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "socket"))
        server.listen()
        client.connect(str(tmp_path / "socket"))
