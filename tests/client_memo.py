"""The client's memo as the tests know it: its file, its company, its days and its three centres."""

from __future__ import annotations

from datetime import date
from pathlib import Path

MEMO = Path(__file__).parent.parent / "data" / "memos" / "2022-01-06-dai-shan.txt"
COMPANY = "阿里巴巴集团"
EVE, DAY = date(2022, 1, 5), date(2022, 1, 6)
USERS, INDUSTRY, PLATFORM = "用户运营及发展中心", "产业运营及发展中心", "平台策略和运营中心"
