package dev.intentsite.site.internal.model;

/** A component of a record in which a parameter's value is put. */
record Home(Class<? extends Record> type, String component, ComponentType value) {}
