"""The HTTP side: a JSON API under /api/v1 and the pages of `service.web`, one application over one Workbench."""

from thammuu.service.api.app import create_app

__all__ = ["create_app"]
