package dev.intentsite.language.internal.read;

/** Which end of a span a value is: where or when it begins, or where or when it ends. */
enum Role {
    FROM,
    TO,
    NONE
}
