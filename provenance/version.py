"""The program's version: one place, read by the package, the build and every result's stamp."""

VERSION = "0.1.0"
