-- Events are only ever appended, each after the one before. They go with their whole interaction alone: when its row is deleted
-- the cascade deletes them, and then it is gone already.

CREATE FUNCTION intentsite_event_refused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'intentsite_event is append-only: %', TG_ARGV[0];
END
$$;

CREATE FUNCTION intentsite_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM intentsite_interaction WHERE id = OLD.interaction) THEN
        RAISE EXCEPTION 'intentsite_event is append-only: an event goes with its whole interaction alone';
    END IF;
    RETURN OLD;
END
$$;

CREATE FUNCTION intentsite_event_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_number BIGINT;
    last_hash   TEXT;
BEGIN
    SELECT number, hash INTO last_number, last_hash
    FROM intentsite_event WHERE interaction = NEW.interaction ORDER BY number DESC LIMIT 1;
    IF NEW.number <> 1 + COALESCE(last_number, 0) OR NEW.previous <> COALESCE(last_hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'intentsite_event is append-only: an event follows the last one of its interaction';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER intentsite_event_unchanged BEFORE UPDATE ON intentsite_event
    FOR EACH ROW EXECUTE FUNCTION intentsite_event_refused('an event cannot be changed');
CREATE TRIGGER intentsite_event_kept BEFORE DELETE ON intentsite_event
    FOR EACH ROW EXECUTE FUNCTION intentsite_event_kept();
CREATE TRIGGER intentsite_event_follows BEFORE INSERT ON intentsite_event
    FOR EACH ROW EXECUTE FUNCTION intentsite_event_follows();
CREATE TRIGGER intentsite_event_not_emptied BEFORE TRUNCATE ON intentsite_event
    FOR EACH STATEMENT EXECUTE FUNCTION intentsite_event_refused('events go with their whole interactions alone');
