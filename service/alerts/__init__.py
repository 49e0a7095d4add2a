"""Alerts: what a document changes that something kept here rests on."""

from thammuu.service.alerts.find import find_alerts
from thammuu.service.alerts.model import Alert, Change, Resting, RestingKind, RestsOn
from thammuu.service.alerts.resting import LegalBasesRest, StudyCardsRest

__all__ = ["Alert", "Change", "LegalBasesRest", "Resting", "RestingKind", "RestsOn", "StudyCardsRest", "find_alerts"]
