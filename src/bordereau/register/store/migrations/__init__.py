"""Migrations of the register's tables, run by Alembic."""
