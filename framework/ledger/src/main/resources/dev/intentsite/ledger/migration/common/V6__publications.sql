-- Since when a site publishes its manifest as it is: every machine says the same, however often it starts.
CREATE TABLE intentsite_publication (
    -- The site's origin.
    name         TEXT   NOT NULL PRIMARY KEY,
    content_hash TEXT   NOT NULL,
    since        BIGINT NOT NULL
);
