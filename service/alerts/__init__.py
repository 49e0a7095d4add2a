"""Alerts: what a document changes that something kept here rests on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thammuu.service.alerts.drafts import DraftsRest
from thammuu.service.alerts.find import find_alerts
from thammuu.service.alerts.model import Alert, Change, Resting, RestingKind, RestsOn
from thammuu.service.alerts.resting import LegalBasesRest, StudyCardsRest

if TYPE_CHECKING:
    from thammuu.index.store import Store
    from thammuu.service.knowledge import Knowledge

__all__ = ["Alert", "Change", "Resting", "RestingKind", "RestsOn", "find_alerts", "kinds_of_resting"]


def kinds_of_resting(store: Store, knowledge: Knowledge, as_of: dt.date) -> tuple[RestsOn, ...]:
    """Everything kept here that may rest on a document: study cards, legal bases, drafts."""
    given = store, knowledge, as_of
    return (StudyCardsRest(*given), LegalBasesRest(*given), DraftsRest(*given))
