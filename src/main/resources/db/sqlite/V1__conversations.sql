-- Times are milliseconds since 1970 (UTC). Columns named content, state and key hold sealed bytes; nothing else is personal.

CREATE TABLE conversation (
    no         INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    channel    TEXT    NOT NULL,
    started_at INTEGER NOT NULL,
    last_turn  INTEGER NOT NULL,
    seq        INTEGER NOT NULL,            -- number of the last entry; also the version that decides between two writers
    package_at INTEGER NOT NULL DEFAULT 0,  -- entry with the newest complaint package, 0 for none
    code       BLOB    UNIQUE,              -- digest of the return code
    tokens     BLOB    NOT NULL,            -- digests of the tokens, 32 bytes each, oldest first
    key        BLOB    NOT NULL,            -- the data key, wrapped by the master key
    state      BLOB    NOT NULL
);

-- A plain rowid table: new rows go to the end of the file, wherever their conversation lies.
CREATE TABLE entry (
    conversation INTEGER NOT NULL REFERENCES conversation (no),
    seq          INTEGER NOT NULL,
    side         INTEGER NOT NULL,          -- 0 notice, 1 person, 2 bot
    at           INTEGER NOT NULL,
    client       BLOB,                      -- digest of the client id, on the person's entries
    content      BLOB    NOT NULL
);
CREATE UNIQUE INDEX entry_seq ON entry (conversation, seq);
CREATE UNIQUE INDEX entry_client ON entry (conversation, client) WHERE client IS NOT NULL;

CREATE TABLE outgoing (
    no           INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation INTEGER NOT NULL REFERENCES conversation (no),
    topic        TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    content      BLOB    NOT NULL
);
CREATE INDEX outgoing_conversation ON outgoing (conversation);

-- Facts about the store itself, such as which master key it was written with.
CREATE TABLE store_fact (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
