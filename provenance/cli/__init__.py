"""The command line: parse, call, print. Decides nothing about articles; imports the rest only when a command runs."""
