"""An edit of the book is about a list, a group or a club: one column for all three."""

from alembic import op

revision = "8b1d5c7e2f40"
down_revision = "3f2c613aaa88"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Up to this revision."""
    op.alter_column("member_edit", "batch_id", new_column_name="subject_id")


def downgrade() -> None:
    """Back to the one before."""
    op.alter_column("member_edit", "subject_id", new_column_name="batch_id")
