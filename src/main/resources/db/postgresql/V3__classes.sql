-- Classes of data that were kept for their time and are blanked, comma-separated; a new turn may bring some again.
ALTER TABLE conversation ADD COLUMN blanked TEXT NOT NULL DEFAULT '';
