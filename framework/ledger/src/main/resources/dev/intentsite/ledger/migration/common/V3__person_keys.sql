-- Data keys of persons, wrapped by a master key that is kept elsewhere. What an interaction holds of its person is sealed with
-- that person's key; destroying the key forgets the person. Backups keep this table apart, and not for long.

CREATE TABLE intentsite_person_key (
    -- Random: what is left of a person when its key is gone leads to nobody.
    person     TEXT NOT NULL PRIMARY KEY,
    -- Hash of the actor_id.
    actor      TEXT NOT NULL UNIQUE,
    -- Name of the master key that wraps.
    master_key TEXT NOT NULL,
    wrapped    TEXT NOT NULL
);

CREATE INDEX intentsite_person_key_master_key ON intentsite_person_key (master_key);

-- Whose key seals it; null where it is kept plain.
ALTER TABLE intentsite_interaction ADD COLUMN person TEXT;

CREATE INDEX intentsite_interaction_person ON intentsite_interaction (person);

CREATE INDEX intentsite_interaction_plain ON intentsite_interaction (created_by) WHERE person IS NULL;
