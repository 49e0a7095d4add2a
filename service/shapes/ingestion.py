"""An ingestion as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.service import results
from thammuu.service.shapes.alerts import AlertShape
from thammuu.service.shapes.documents import DocumentShape, NoticeShape


@dataclass(frozen=True, slots=True)
class FileShape:
    """One file of an ingestion."""

    path: str
    status: str
    reason: str
    document: DocumentShape | None
    provisions: int
    warnings: list[NoticeShape]


@dataclass(frozen=True, slots=True)
class IngestShape:
    """`thammuu ingest`."""

    files: list[FileShape]
    skipped: list[str]
    took_s: float
    alerts: list[AlertShape]

    @classmethod
    def of(cls, report: results.IngestReport) -> IngestShape:
        """The JSON of `report`."""
        files = [
            FileShape(
                path=file.path,
                status=file.status,
                reason=file.reason,
                document=DocumentShape.view(file.document) if file.document else None,
                provisions=file.provisions,
                warnings=[NoticeShape.of(notice) for notice in file.warnings],
            )
            for file in report.files
        ]
        alerts = [AlertShape.of(alert) for alert in report.alerts]
        return cls(files=files, skipped=list(report.skipped), took_s=round(report.took_s, 3), alerts=alerts)
