-- When what ended or expired is forgotten, where its capability says so; over_at is null then. Null where the site's setting says.
ALTER TABLE intentsite_interaction ADD COLUMN forget_at BIGINT;

CREATE INDEX intentsite_interaction_forget ON intentsite_interaction (forget_at) WHERE forget_at IS NOT NULL;

-- From when any machine may ask what became of the work that another one did not finish; that one puts it off while it lives.
ALTER TABLE intentsite_interaction ADD COLUMN ask_at BIGINT;

CREATE INDEX intentsite_interaction_ask ON intentsite_interaction (ask_at) WHERE ask_at IS NOT NULL;
