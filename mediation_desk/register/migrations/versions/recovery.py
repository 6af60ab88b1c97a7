"""Recovery: keepers, rehearsals, keepers' sessions, and what a person must be shown of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Recovery: keepers, rehearsals, keepers' sessions, and what a person must be shown of them."""
    op.create_table(
        "keeper_sets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("appointed_at", sa.Text(), nullable=False),
        sa.Column("appointed_by", sa.Text(), nullable=False),
        sa.Column("box_public", sa.LargeBinary(), nullable=False),
        sa.Column("sign_public", sa.LargeBinary(), nullable=False),
        sa.Column("vouched_by", sa.Text(), nullable=False),
        sa.Column("voucher", sa.LargeBinary(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_keeper_sets"),
    )
    op.create_table(
        "keepers_sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sheets", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_keepers_sessions"),
    )
    op.create_table(
        "news",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_news"),
    )
    op.create_index("ix_news_staff_id_seen_at", "news", ["staff_id", "seen_at"])
    op.create_table(
        "rehearsals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("sheets", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rehearsals"),
    )
    op.create_table(
        "keepers",
        sa.Column("set_id", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["keeper_sets.id"], name="fk_keepers_set_id"),
        sa.PrimaryKeyConstraint("set_id", "sheet", name="pk_keepers"),
    )
    op.create_table(
        "keepers_session_texts",
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["keepers_sessions.id"], name="fk_keepers_session_texts_session_id"
        ),
        sa.ForeignKeyConstraint(["text_id"], ["sealed.id"], name="fk_keepers_session_texts_text_id"),
        sa.PrimaryKeyConstraint("session_id", "text_id", name="pk_keepers_session_texts"),
    )
