"""Readings made into things people and programs take away. Reads values; decides nothing about an article."""
