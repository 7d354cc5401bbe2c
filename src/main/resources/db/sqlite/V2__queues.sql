-- Rows that wait to be handed on. One lane (a topic, a messenger) is worked off by one relay a node; rows of one lane and ordering go one after
-- another. due is both "not before" after a failure and the lease of whoever is at it; failure is why a row was given up.

CREATE TABLE outbox (
    no           INTEGER PRIMARY KEY AUTOINCREMENT,
    lane         TEXT    NOT NULL,
    ordering     TEXT    NOT NULL,                              -- the conversation's id
    conversation INTEGER REFERENCES conversation (no),          -- whose key seals the content; null: not sealed, says nothing of anybody
    at           INTEGER NOT NULL,
    tries        INTEGER NOT NULL DEFAULT 0,
    due          INTEGER NOT NULL DEFAULT 0,
    claim        INTEGER NOT NULL DEFAULT 0,
    failure      TEXT    NOT NULL DEFAULT '',
    content      BLOB    NOT NULL
);
CREATE INDEX outbox_order ON outbox (lane, ordering, no) WHERE failure = '';
CREATE INDEX outbox_claim ON outbox (claim) WHERE claim <> 0;
CREATE INDEX outbox_conversation ON outbox (conversation);

INSERT INTO outbox (no, lane, ordering, conversation, at, content)
SELECT o.no, o.topic, c.id, o.conversation, o.at, o.content FROM outgoing o JOIN conversation c ON c.no = o.conversation;
DROP TABLE outgoing;

CREATE TABLE inbox (
    no           INTEGER PRIMARY KEY AUTOINCREMENT,
    lane         TEXT    NOT NULL,
    ordering     TEXT    NOT NULL,                              -- digest of the sender
    at           INTEGER NOT NULL,
    tries        INTEGER NOT NULL DEFAULT 0,
    due          INTEGER NOT NULL DEFAULT 0,
    claim        INTEGER NOT NULL DEFAULT 0,
    failure      TEXT    NOT NULL DEFAULT '',
    key          BLOB    NOT NULL,                              -- each row has its own data key, wrapped by the master key
    content      BLOB    NOT NULL
);
CREATE INDEX inbox_order ON inbox (lane, ordering, no) WHERE failure = '';
CREATE INDEX inbox_claim ON inbox (claim) WHERE claim <> 0;

-- Events that were accepted before, by the digest of their source and id.
CREATE TABLE inbox_seen (
    event BLOB    NOT NULL PRIMARY KEY,
    at    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX inbox_seen_at ON inbox_seen (at);

-- Somebody who writes from a messenger: found by a digest, answered at an address that is sealed like everything personal.
ALTER TABLE conversation ADD COLUMN peer BLOB;
ALTER TABLE conversation ADD COLUMN address BLOB;
CREATE UNIQUE INDEX conversation_peer ON conversation (peer) WHERE peer IS NOT NULL;
