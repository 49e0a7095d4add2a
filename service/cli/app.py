"""The table of commands."""

from __future__ import annotations

import typer

from thammuu.service.cli import alerts, amendments, bases, correcting, drafting, finding, forms, loading
from thammuu.service.cli.benching import bench
from thammuu.service.cli.catalogue import catalogue
from thammuu.service.cli.drafts import drafts
from thammuu.service.cli.secrecy import audit, secrecy
from thammuu.service.cli.studying import study
from thammuu.service.cli.suggesting import suggest_bases
from thammuu.service.cli.vietnamese import Command, Group
from thammuu.service.cli.wordings import wordings

app = typer.Typer(
    cls=Group,
    help="Tham mưu: tra cứu, soạn thảo, tự học trên văn bản Đảng và Nhà nước; chạy tại chỗ, không cần mạng.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)

for command in (
    loading.ingest,
    finding.documents,
    finding.show,
    finding.search,
    finding.ask,
    finding.cite,
    bases.bases,
    alerts.alerts,
    suggest_bases,
    finding.validity,
    amendments.timeline,
    drafting.draft,
    forms.profile,
    drafting.recheck,
    finding.convert,
    correcting.correct,
    loading.serve,
    loading.reindex,
    loading.doctor,
    audit,
    loading.samples,
):
    app.command(cls=Command)(command)
app.add_typer(study, name="study")
app.add_typer(drafts, name="drafts")
app.add_typer(catalogue, name="catalogue")
app.add_typer(wordings, name="wordings")
app.add_typer(secrecy, name="secrecy")
app.add_typer(bench, name="bench")
