"""The HTTP side: a JSON API under /api/v1 and the pages of `service.web`, one application over one Workbench.

Start at `app.create_app`; a service begins with `first.create_first_app`, for the whole takes longer to import.
"""
