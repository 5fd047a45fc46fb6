-- Events are only ever appended, each after the one before. They go with their whole interaction alone: when its row is deleted
-- the cascade deletes them, and then it is gone already.

CREATE TRIGGER intentsite_event_unchanged BEFORE UPDATE ON intentsite_event
BEGIN
    SELECT RAISE(ABORT, 'intentsite_event is append-only: an event cannot be changed');
END;

CREATE TRIGGER intentsite_event_kept BEFORE DELETE ON intentsite_event
WHEN EXISTS (SELECT 1 FROM intentsite_interaction WHERE id = OLD.interaction)
BEGIN
    SELECT RAISE(ABORT, 'intentsite_event is append-only: an event goes with its whole interaction alone');
END;

-- Also stops INSERT OR REPLACE, which would delete without asking the trigger above.
CREATE TRIGGER intentsite_event_follows BEFORE INSERT ON intentsite_event
WHEN NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM intentsite_event WHERE interaction = NEW.interaction)
    OR NEW.previous <> COALESCE(
        (SELECT hash FROM intentsite_event WHERE interaction = NEW.interaction AND number = NEW.number - 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN
    SELECT RAISE(ABORT, 'intentsite_event is append-only: an event follows the last one of its interaction');
END;
