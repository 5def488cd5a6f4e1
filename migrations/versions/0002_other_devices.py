"""Drafts are opened on other devices too, by a code."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _draft_id(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_draft_id")
    return (
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["draft_id"], ["draft.id"], name=name, ondelete="CASCADE"),
    )


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "draftdevice",
        sa.Column("id", sa.String(length=64), nullable=False),
        *_draft_id("draftdevice"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draftdevice")),
    )
    op.create_table(
        "resumecode",
        sa.Column("id", sa.String(length=64), nullable=False),
        *_draft_id("resumecode"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resumecode")),
    )
    for table in ("draftdevice", "resumecode"):
        op.create_index(op.f(f"ix_{table}_draft_id"), table, ["draft_id"])


def downgrade() -> None:
    """Back."""
    op.drop_table("resumecode")
    op.drop_table("draftdevice")
