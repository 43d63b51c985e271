"""Template messages: which there are, how many are left today, and how a delivery goes that is one."""

import sqlalchemy as sa
from alembic import op

revision = "0cf14f7fe9cc"
down_revision = "666cbc312554"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Up to this revision."""
    op.create_table(
        "template_quota",
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("daily", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_template_quota")),
    )
    op.create_table(
        "zalo_template",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("setting", sa.JSON(), nullable=False),
        sa.Column("by_user", sa.Integer(), nullable=True),
        sa.Column("by_phone", sa.Integer(), nullable=True),
        sa.Column("limits", sa.JSON(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("aside_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_zalo_template")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("template", sa.String(), server_default="", nullable=False))
        batch_op.alter_column("contact_id", existing_type=ID, nullable=True)

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("template", sa.String(), server_default="", nullable=False))
        batch_op.create_index(
            "ix_delivery_template",
            ["state"],
            unique=False,
            sqlite_where=sa.text("template <> ''"),
            postgresql_where=sa.text("template <> ''"),
        )


def downgrade() -> None:
    """Back to the one before; it knows no try without an address."""
    op.execute("DELETE FROM attempt WHERE contact_id IS NULL")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delivery_template", sqlite_where=sa.text("template <> ''"), postgresql_where=sa.text("template <> ''")
        )
        batch_op.drop_column("template")

    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.alter_column("contact_id", existing_type=ID, nullable=False)
        batch_op.drop_column("template")

    op.drop_table("zalo_template")
    op.drop_table("template_quota")
