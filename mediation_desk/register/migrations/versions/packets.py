"""Packets exchanged with stations."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Packets exchanged with stations."""
    op.create_table(
        "packet_centres",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("compared_at", sa.Text(), nullable=False),
        sa.Column("compared_by", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_packet_centres"),
    )
    op.create_table(
        "packets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("station_id", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("handled_at", sa.Text(), nullable=False),
        sa.Column("handled_by", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_packets"),
    )
    op.create_index("ix_packets_station_id_sequence", "packets", ["station_id", "sequence"])
    op.create_table(
        "packet_items",
        sa.Column("packet_id", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("their_id", sa.Text(), nullable=False),
        sa.Column("our_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("ours", sa.Text(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["packet_id"], ["packets.id"], name="fk_packet_items_packet_id"),
        sa.PrimaryKeyConstraint("packet_id", "noun", "their_id", name="pk_packet_items"),
    )
    op.create_index("ix_packet_items_noun_their_id", "packet_items", ["noun", "their_id"])
    op.create_index("ix_packet_items_our_id", "packet_items", ["our_id"])
    op.create_table(
        "packet_keys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("deputy_id", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.Text()),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_packet_keys_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_packet_keys"),
    )
    op.create_table(
        "packet_stations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("compared_at", sa.Text(), nullable=False),
        sa.Column("compared_by", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.Text()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_packet_stations_area_id"),
        sa.PrimaryKeyConstraint("id", name="pk_packet_stations"),
    )
    op.create_table(
        "station_figures",
        sa.Column("packet_id", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["packet_id"], ["packets.id"], name="fk_station_figures_packet_id"),
        sa.PrimaryKeyConstraint("packet_id", "period", "figure", name="pk_station_figures"),
    )
    op.create_table(
        "station_cases",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=False),
        sa.Column("succeeded", sa.Integer()),
        sa.Column("written", sa.Integer()),
        sa.Column("amount", sa.Integer()),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_station_cases_area_id"),
        sa.ForeignKeyConstraint(["station_id"], ["packet_stations.id"], name="fk_station_cases_station_id"),
        sa.PrimaryKeyConstraint("row", name="pk_station_cases"),
        sa.UniqueConstraint("id", name="uq_station_cases_id"),
    )
    op.create_index("ix_station_cases_accepted_on", "station_cases", ["accepted_on"])
    op.create_index("ix_station_cases_closed_on", "station_cases", ["closed_on"])
    op.create_index("ix_station_cases_station_id", "station_cases", ["station_id"])
