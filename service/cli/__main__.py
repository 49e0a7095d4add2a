"""`python -m thammuu.service.cli`: the program where its script is not on the path."""

from thammuu.service.cli import main

main()
