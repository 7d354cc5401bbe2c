-- Times are milliseconds since 1970 (UTC). Columns named content, state and key hold sealed bytes; nothing else is personal.

CREATE TABLE conversation (
    no         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         TEXT   NOT NULL UNIQUE,
    channel    TEXT   NOT NULL,
    started_at BIGINT NOT NULL,
    last_turn  BIGINT NOT NULL,
    seq        BIGINT NOT NULL,             -- number of the last entry; also the version that decides between two writers
    package_at BIGINT NOT NULL DEFAULT 0,   -- entry with the newest complaint package, 0 for none
    code       BYTEA  UNIQUE,               -- digest of the return code
    tokens     BYTEA  NOT NULL,             -- digests of the tokens, 32 bytes each, oldest first
    key        BYTEA  NOT NULL,             -- the data key, wrapped by the master key
    state      BYTEA  NOT NULL
) WITH (fillfactor = 70);                   -- every turn rewrites its row: leave room to do so in place

CREATE TABLE entry (
    conversation BIGINT   NOT NULL REFERENCES conversation (no),
    seq          BIGINT   NOT NULL,
    side         SMALLINT NOT NULL,         -- 0 notice, 1 person, 2 bot
    at           BIGINT   NOT NULL,
    client       BYTEA,                     -- digest of the client id, on the person's entries
    content      BYTEA    NOT NULL
);
CREATE UNIQUE INDEX entry_seq ON entry (conversation, seq);
CREATE UNIQUE INDEX entry_client ON entry (conversation, client) WHERE client IS NOT NULL;

CREATE TABLE outgoing (
    no           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation BIGINT NOT NULL REFERENCES conversation (no),
    topic        TEXT   NOT NULL,
    at           BIGINT NOT NULL,
    content      BYTEA  NOT NULL
);
CREATE INDEX outgoing_conversation ON outgoing (conversation);

-- Facts about the store itself, such as which master key it was written with.
CREATE TABLE store_fact (
    name  TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);
