-- Since when no interaction was found that has this key; 0 where that is still to be found out, null where one has it. A key that
-- was idle for an hour goes with the sweep.
ALTER TABLE intentsite_person_key ADD COLUMN idle_since BIGINT DEFAULT 0;

CREATE INDEX intentsite_person_key_idle ON intentsite_person_key (idle_since) WHERE idle_since IS NOT NULL;
