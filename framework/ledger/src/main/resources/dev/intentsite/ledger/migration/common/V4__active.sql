-- What a start looks for: the interactions that the site was working on, which are few.
CREATE INDEX intentsite_interaction_active ON intentsite_interaction (id) WHERE status = 'active';
