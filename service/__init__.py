"""The outside of the house: one façade (Workbench) behind the command line, the JSON API and the web pages."""
