package dev.intentsite.acceptance.library;

import dev.intentsite.site.Synonyms;

enum Genre {
    @Synonyms({"fiction", "novels"})
    NOVEL,
    @Synonyms({"thriller", "whodunit"})
    CRIME,
    @Synonyms({"science", "popular science"})
    NON_FICTION
}
