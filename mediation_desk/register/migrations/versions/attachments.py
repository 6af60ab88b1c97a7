"""Sealed files beside the database: scans, pictures, vouchers, and the copies of them that left."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Sealed files beside the database: scans, pictures, vouchers, and the copies of them that left."""
    op.create_table(
        "attachments",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text()),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary()),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("thumb", sa.LargeBinary()),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("stored_bytes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("page_order", sa.Text(), nullable=False),
        sa.Column("turns", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text()),
        sa.Column("checked_by", sa.Text()),
        sa.Column("came", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text()),
        sa.Column("withdrawn_by", sa.Text()),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("destroyed_at", sa.Text()),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_attachments_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_attachments"),
        sa.UniqueConstraint("file", name="uq_attachments_file"),
        sa.UniqueConstraint("id", name="uq_attachments_id"),
    )
    op.create_index("ix_attachments_sealed_id", "attachments", ["sealed_id"])
    op.create_index(
        "ix_attachments_subject_id_item_position", "attachments", ["subject_id", "item", "position"]
    )
    op.create_table(
        "exported_copies",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("begun_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text()),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("gone_at", sa.Text()),
        sa.Column("gone_by", sa.Text()),
        sa.Column("gone_how", sa.Text()),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name="fk_exported_copies_attachment_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_exported_copies"),
        sa.UniqueConstraint("id", name="uq_exported_copies_id"),
    )
    op.create_index("ix_exported_copies_attachment_id", "exported_copies", ["attachment_id"])
    op.create_index("ix_exported_copies_gone_at_expires_at", "exported_copies", ["gone_at", "expires_at"])
