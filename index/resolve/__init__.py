"""Which document is meant: one (Resolved), several (Ambiguous) or none we know of (Unknown); never a guess."""

from thammuu.index.resolve.model import Ambiguous, Resolution, Resolved, Unknown, Wanted
from thammuu.index.resolve.resolver import Resolver

__all__ = ["Ambiguous", "Resolution", "Resolved", "Resolver", "Unknown", "Wanted"]
