"""Alembic, never imported by the app."""
