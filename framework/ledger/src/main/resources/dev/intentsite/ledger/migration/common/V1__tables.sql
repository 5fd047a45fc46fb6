-- Interactions with their events and receipts, and burnt nonces.
--
-- Times are microseconds since 1970-01-01T00:00Z. Documents are JSON text. An interaction's id is derived from the client's name
-- of it, so that its primary key alone keeps both unique, and every row about it is found by that id. No sequences: the same
-- tables can be spread over machines by that id.

CREATE TABLE intentsite_interaction (
    id             TEXT             NOT NULL PRIMARY KEY,
    interaction_id TEXT             NOT NULL,
    title          TEXT             NOT NULL,
    description    TEXT             NOT NULL,
    created_by     TEXT             NOT NULL,
    status         TEXT             NOT NULL,
    constraints    TEXT             NOT NULL,
    state          TEXT             NOT NULL,
    confidence     DOUBLE PRECISION NOT NULL,
    version        BIGINT           NOT NULL,
    head           TEXT             NOT NULL,
    created_at     BIGINT           NOT NULL,
    updated_at     BIGINT           NOT NULL,
    expires_at     BIGINT           NOT NULL,
    -- From when retention counts; null while the site works on it.
    over_at        BIGINT
);

CREATE INDEX intentsite_interaction_over ON intentsite_interaction (over_at);

CREATE TABLE intentsite_event (
    interaction TEXT   NOT NULL REFERENCES intentsite_interaction (id) ON DELETE CASCADE,
    number      BIGINT NOT NULL,
    type        TEXT   NOT NULL,
    actor       TEXT   NOT NULL,
    payload     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    previous    TEXT   NOT NULL,
    hash        TEXT   NOT NULL,
    PRIMARY KEY (interaction, number)
);

CREATE TABLE intentsite_receipt (
    interaction     TEXT   NOT NULL REFERENCES intentsite_interaction (id) ON DELETE CASCADE,
    origin          TEXT   NOT NULL,
    idempotency_key TEXT   NOT NULL,
    query_hash      TEXT   NOT NULL,
    turn            BIGINT NOT NULL,
    answer          TEXT   NOT NULL,
    PRIMARY KEY (interaction, origin, idempotency_key)
);

CREATE TABLE intentsite_nonce (
    kid        TEXT   NOT NULL,
    nonce      TEXT   NOT NULL,
    keep_until BIGINT NOT NULL,
    PRIMARY KEY (kid, nonce)
);

CREATE INDEX intentsite_nonce_keep_until ON intentsite_nonce (keep_until);
